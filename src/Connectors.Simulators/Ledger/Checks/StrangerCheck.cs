using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>Nothing is booked, sent or made that no order of the marketplace asks for.</summary>
internal static class StrangerCheck
{
    public static void Run(Audit audit)
    {
        foreach (var stranger in audit.Stories.Strangers.Where(static s => s.By != Actor.Person))
        {
            var (code, actual) = stranger switch
            {
                SalesOrderCreated sales => ("sales-stranger", $"the sales order with external number '{sales.Order.ExternalNumber}' belongs to no marketplace order"),
                WarehouseOrderCreated asked => ("warehouse-stranger", $"the warehouse order with reference '{asked.Order.Reference}' belongs to no marketplace order"),
                ProductMade made => ("warehouse-product", $"the warehouse made the product '{made.Sku}' because an order named an unknown SKU"),
                _ => ("stranger", "something that nobody asked for"),
            };
            audit.Wrong(null, code, stranger.At, "only what an order asks for", actual);
        }
    }
}
