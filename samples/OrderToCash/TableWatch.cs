using Connectors.Flows.OrderToCash;
using Connectors.Flows.Storage;
using Connectors.Tables;

namespace OrderToCash;

/// <summary>Keeps flows and mapping tables together: a saved table takes effect at once, a bad one raises one exception record.</summary>
internal sealed class TableWatch(MappingTables tables, IFlowStore store, TimeProvider time)
{
    private OrderTables _inForce = InForce(tables);

    public OrderTables Current => Volatile.Read(ref _inForce);

    /// <summary>Looks at the files; what waits for a changed table looks again.</summary>
    /// <returns>Whether anything had changed.</returns>
    public async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        if (!await tables.CheckAsync(cancellationToken))
            return false;
        Volatile.Write(ref _inForce, InForce(tables));
        foreach (var schema in TableSchemas.All)
        {
            var problem = tables.Refused.FirstOrDefault(p => p.Table == schema.Name);
            await store.ReportTableAsync(schema.Name, problem?.ToRefusal(), time.GetUtcNow(), cancellationToken);
        }

        return true;
    }

    private static OrderTables InForce(MappingTables tables) =>
        new(tables.Current.Offers, tables.Current.Units, tables.Current.Customers, tables.Current.Carriers, tables.Current.Payments);
}
