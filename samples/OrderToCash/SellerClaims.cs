using Connectors.Flows.Storage;
using Connectors.Simulators;

namespace OrderToCash;

/// <summary>What the flows say about the day, for the judge: every hold with its time and the step that it explains. They give up no order on purpose.</summary>
internal static class SellerClaims
{
    private const string OrderScope = "order/";

    /// <summary>Shows a person what another did; holds only what has to be taken back or made anew.</summary>
    private const string PostedEarly = "erp.posted-early";

    /// <summary>Holds nothing up, and shows a person what nobody did.</summary>
    private const string NotPosted = "erp.not-posted";

    private const string ReturnScope = "return/";
    private const string CycleScope = "cycle/";
    private const string StockScope = "stock/";

    /// <summary>What keeps an offer from being told: none of them is a hold, since nothing else waits for it.</summary>
    private static readonly string[] StockCodes = ["unit", "offer", "kit"];

    /// <summary>Reads them.</summary>
    /// <param name="store">Where the flows are kept.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static async Task<LedgerClaims> ReadAsync(IFlowStore store, CancellationToken cancellationToken)
    {
        var records = await store.GetExceptionsAsync(includeCleared: true, cancellationToken: cancellationToken);
        return new LedgerClaims
        {
            Holds =
            [
                .. records.Where(static r => (r.Holds || r.Code is PostedEarly or NotPosted) && r.Scope.StartsWith(OrderScope, StringComparison.Ordinal))
                    .SelectMany(static r => Steps(r.Code, r.Holds).Select(s => new LedgerHold(r.Scope[OrderScope.Length..], s, r.RaisedAt, r.ClearedAt))),
.. Others(records.Where(static r => r.Holds), ReturnScope, "refund", static r => r.Facts.FirstOrDefault(static f => f.Name == "order")?.Value),
                .. Others(records.Where(static r => r.Holds), CycleScope, null, static r => r.Scope[(r.Scope.LastIndexOf('/') + 1)..]),
                .. Others(records.Where(static r => StockCodes.Contains(r.Code.Split('.')[0]) || r.Code == "stock.missing"), StockScope, null, static r => r.Facts.FirstOrDefault(static f => f.Name == "shop SKU")?.Value ?? r.Subject[(r.Subject.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
                .. records.Where(static r => r.Code == "system.item-unreadable" && r.Deadline is not null).Select(static r => new LedgerHold(r.Subject, "accept", r.RaisedAt, r.ClearedAt)),
            ],
            GivenUp = [],
            PostsDispatches = true,
            MapsDeliveryServices = true,
        };
    }

    /// <summary>What is no order and waits for a person.</summary>
    private static IEnumerable<LedgerHold> Others(IEnumerable<ExceptionRecord> records, string scope, string? step, Func<ExceptionRecord, string?> name) =>
        records.Where(r => r.Scope.StartsWith(scope, StringComparison.Ordinal)).Select(r => (Name: name(r), r.RaisedAt, r.ClearedAt)).Where(static h => h.Name is not null)
            .Select(h => new LedgerHold(h.Name!, step, h.RaisedAt, h.ClearedAt));

    /// <summary>The steps at which a reason holds an order; null for those that may hold it at any.</summary>
    private static string?[] Steps(string code, bool holds) => code.Split('.')[0] switch
    {
        // Of a dispatch that nobody knows, nobody knows what is missing either.
        _ when code is "fulfilment.unclear" or "fulfilment.state-unknown" => ["confirm", "warehouse-order", "posting"],
        _ when code == "fulfilment.tracking-changed" => ["tracking"],
        _ when code == "fulfilment.short-shipped" => ["warehouse-order", "posting"],
        _ when code == "fulfilment.broken-pack" => ["confirm", "posting"],
        _ when code == PostedEarly => holds ? [null, "posting"] : ["posting"],
        _ when code is "order.shipped-elsewhere" or NotPosted => ["erp-order"],
        "carrier" or "fulfilment" => ["confirm"],
        "warehouse" or "delivery" => ["warehouse-order"],
        "offer" or "unit" or "customer" or "tax" or "payment" => ["erp-order"],
        _ => [null],
    };
}
