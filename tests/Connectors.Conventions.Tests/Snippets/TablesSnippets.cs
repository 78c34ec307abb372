using Connectors.Domain.Payments;
using Connectors.Domain.Values;
using Connectors.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Connectors.Conventions.Tests.Snippets;

internal static class TablesSnippets
{
    public static void Register(IServiceCollection services)
    {
        // snippet: tables
        services.AddConnectorTables(options =>
        {
            options.Folder = "tables";
            options.Use(TableSchemas.Payments, StandardPaymentTable.Create(OnAccountPolicy.HoldForFinance));
        });
        // end
    }

    public static void Use(MappingTables tables)
    {
        // snippet: tables in use
        var snapshot = tables.Current;
        var perCase = snapshot.Units.BaseUnitsPer(new Sku("TAP-01"), new UnitCode("CS"));
        Console.WriteLine(perCase.IsOk ? $"A case holds {perCase.Value}." : perCase.Refusal.Message);

        ChangeToken.OnChange(tables.GetReloadToken, () =>
        {
            foreach (var problem in tables.Refused)
            {
                Console.WriteLine(string.Join('\n', problem.Errors));
            }
        });
        // end
    }
}
