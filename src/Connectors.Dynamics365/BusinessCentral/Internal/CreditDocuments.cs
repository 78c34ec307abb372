using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>The documents that returns are written as: credit memos of the standard API, or return orders of a companion extension, which are read and written the same way.</summary>
internal sealed class CreditDocuments
{
    /// <summary>How ids of return orders begin outside, so that none is taken for that of a credit memo.</summary>
    public const string OfReturnOrders = "return-order/";

    private CreditDocuments()
    {
    }

    public static CreditDocuments Memos { get; } = new()
    {
        Kind = "credit memo",
        Updating = BusinessCentralOperations.UpdateSalesCreditMemo,
        Posting = BusinessCentralOperations.PostSalesCreditMemo,
        ReadAsync = static (client, filter, ct) => WholeList.ReadAsync(client.GetSalesCreditMemosAsync(filter, withLines: true, ct), ct),
        ChangeAsync = static (client, id, change, ct) => client.ChangeSalesCreditMemoAsync(id, change, ct),
        CreateLineAsync = static (client, id, line, ct) => client.CreateSalesCreditMemoLineAsync(id, line, ct),
        ChangeLineAsync = static (client, id, change, ct) => client.ChangeSalesCreditMemoLineAsync(id, change, ct),
        GetLineAsync = static (client, id, ct) => client.GetSalesCreditMemoLineAsync(id, ct),
        DeleteLineAsync = static (client, id, tag, ct) => client.DeleteSalesCreditMemoLineAsync(id, tag, ct),
        PostAsync = static (client, id, ct) => client.PostSalesCreditMemoAsync(id, ct),
    };

    public static CreditDocuments ReturnOrders { get; } = new()
    {
        Kind = "return order",
        Updating = BusinessCentralOperations.UpdateReturnOrder,
        Posting = BusinessCentralOperations.PostReturnOrder,
        ReadAsync = static async (client, filter, ct) =>
        {
            var orders = await WholeList.ReadAsync(client.GetReturnOrdersAsync(filter, withLines: true, ct), ct).ConfigureAwait(false);
            return new ItemList<SalesCreditMemo>([.. orders.Select(static o => o.ToMemo())], orders.Unreadable);
        },
        ChangeAsync = static (client, id, change, ct) => client.ChangeReturnOrderAsync(id, change, ct),
        CreateLineAsync = static (client, id, line, ct) => client.CreateReturnOrderLineAsync(id, line, ct),
        ChangeLineAsync = static (client, id, change, ct) => client.ChangeReturnOrderLineAsync(id, change, ct),
        GetLineAsync = static async (client, id, ct) => (await client.GetReturnOrderLineAsync(id, ct).ConfigureAwait(false)).ToMemoLine(),
        DeleteLineAsync = static (client, id, tag, ct) => client.DeleteReturnOrderLineAsync(id, tag, ct),
        PostAsync = static (client, id, ct) => client.PostReturnOrderAsync(id, ct),
    };

    /// <summary>What one is called.</summary>
    public required string Kind { get; init; }

    public required Operation Updating { get; init; }

    public required Operation Posting { get; init; }

    public required Func<BusinessCentralClient, ODataFilter, CancellationToken, Task<ItemList<SalesCreditMemo>>> ReadAsync { get; init; }

    public required Func<BusinessCentralClient, Guid, Func<SalesCreditMemo, SalesCreditMemoChange?>, CancellationToken, Task> ChangeAsync { get; init; }

    public required Func<BusinessCentralClient, Guid, NewSalesCreditMemoLine, CancellationToken, Task> CreateLineAsync { get; init; }

    public required Func<BusinessCentralClient, Guid, Func<SalesCreditMemoLine, SalesCreditMemoLineChange?>, CancellationToken, Task> ChangeLineAsync { get; init; }

    public required Func<BusinessCentralClient, Guid, CancellationToken, Task<SalesCreditMemoLine>> GetLineAsync { get; init; }

    public required Func<BusinessCentralClient, Guid, EntityTag, CancellationToken, Task> DeleteLineAsync { get; init; }

    public required Func<BusinessCentralClient, Guid, CancellationToken, Task> PostAsync { get; init; }
}
