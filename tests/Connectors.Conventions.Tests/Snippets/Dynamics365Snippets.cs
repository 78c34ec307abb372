using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class Dynamics365Snippets
{
    public static void Register(IServiceCollection services, Func<string> readSecret)
    {
        // snippet: business central registration
        services.AddBusinessCentralClient("bc", options =>
        {
            options.TenantId = "00000000-0000-0000-0000-000000000001";
            options.Environment = "Production";
            options.CompanyName = "CRONUS UK Ltd.";
            options.ClientId = "00000000-0000-0000-0000-000000000002";
            options.ClientSecret = readSecret();
        });
        services.AddBusinessCentralErp("bc");
        // end
    }

    public static async Task FindAsync(IServiceProvider provider, CancellationToken cancellationToken = default)
    {
        // snippet: business central
        var client = provider.GetRequiredKeyedService<BusinessCentralClient>("bc");
        var filter = ODataFilter.EqualTo("externalDocumentNumber", "bq:12345-A");
        await foreach (var order in client.GetSalesOrdersAsync(filter, cancellationToken: cancellationToken))
        {
            Console.WriteLine(order.Number);
        }
        // end
    }

    public static async Task ReadAndWriteAsync(BusinessCentralClient client, Guid journalId, CancellationToken cancellationToken = default)
    {
        // snippet: business central query and batch
        var inStock = new ODataQuery { Filter = ODataFilter.GreaterThan("inventory", 0), Select = ["number", "inventory"], OrderBy = ["number"] };
        await foreach (var item in client.GetItemsAsync(inStock, cancellationToken))
        {
            Console.WriteLine($"{item.Number}: {item.Inventory}");
        }

        var batch = client.CreateBatch(isAtomic: true);
        batch.CreateJournalLine(journalId, new NewJournalLine { AccountNumber = "2910", DocumentNumber = "PAY-9", Amount = 1_204.50m });
        batch.CreateJournalLine(journalId, new NewJournalLine { AccountType = JournalAccountType.Customer, AccountNumber = "C-BQ", DocumentNumber = "PAY-9", Amount = -1_204.50m });
        await client.SendBatchAsync(batch, cancellationToken);
        foreach (var call in batch.Calls.Where(call => call.Failure is not null))
        {
            Console.WriteLine(call.Failure!.Message);
        }
        // end
    }
}
