using Connectors.Flows.B2BOrders;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Simulators;

namespace OrderToCash;

/// <summary>What the flows say about the day, for the judge: every hold with its time and the step that it explains, and the orders of which they gave up what would not come.</summary>
internal static class SellerClaims
{
    private const string OrderScope = "order/";
    private const string StoreScope = "b2b-order/";

    /// <summary>Shows a person what another did; holds only what has to be taken back or made anew.</summary>
    private const string PostedEarly = "erp.posted-early";

    /// <summary>Holds nothing up, and shows a person what nobody did.</summary>
    private const string NotPosted = "erp.not-posted";

    /// <summary>Holds nothing up, and shows a person what stays open in the ERP.</summary>
    private const string CloseRest = "erp.close-rest";

    /// <summary>Holds nothing up, and shows a person where goods have gone that the customer wants elsewhere by now: the sales order says where they went.</summary>
    private const string AddressTooLate = "order.address-changed-too-late";

    /// <summary>Shows a person what waits for stock, and holds only an order of which nothing is there.</summary>
    private const string Backordered = "fulfilment.backordered";

    /// <summary>Shows a person what makes no whole pack while more may leave, and holds only once nothing does.</summary>
    private const string BrokenPack = "fulfilment.broken-pack";

    /// <summary>Reads them.</summary>
    /// <param name="store">Where the flows are kept.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static async Task<LedgerClaims> ReadAsync(IFlowStore store, CancellationToken cancellationToken)
    {
        var records = await store.GetExceptionsAsync(includeCleared: true, cancellationToken: cancellationToken);
        var storeOrders = await OfStoreAsync(store, cancellationToken);
        return new LedgerClaims
        {
            Holds = [.. OfOrders(records), .. OfStores(records), .. OfReturns(records), .. OfCycles(records), .. OfOffers(records), .. OfPrices(records)],
            GivenUp = await GivenUpAsync(store, records, cancellationToken),
            Released = [.. storeOrders.Where(static o => o.Order.Release?.ReleasedBy is not null).Select(static o => o.Key)],
            AcceptedPrices = [.. storeOrders.Where(static o => o.Order.Prices?.AcceptedBy is not null).Select(static o => o.Key)],
            PostsDispatches = true,
            MapsDeliveryServices = true,
        };
    }

    /// <summary>Nothing is given up that did not show first as missing, or as cancelled by the warehouse.</summary>
    private static async Task<IReadOnlyCollection<string>> GivenUpAsync(IFlowStore store, IReadOnlyList<ExceptionRecord> records, CancellationToken cancellationToken)
    {
        var meant = new List<string>();
        foreach (var scope in In(records, OrderScope).Where(static r => r.Code is "fulfilment.short-shipped" or BrokenPack or "fulfilment.rest-may-leave" or "warehouse.cancelled").Select(static r => r.Scope).Distinct(StringComparer.Ordinal))
        {
            if (MarketplaceOrdersFlow.Read((await store.GetCaseAsync(CaseId.Parse(scope), cancellationToken))?.State) is { Rests.Count: > 0 })
                meant.Add(scope[OrderScope.Length..]);
        }

        return meant;
    }

    /// <summary>The orders of a store of which somebody decided something that the rules would not have.</summary>
    private static async Task<IReadOnlyList<(string Key, B2BOrderState Order)>> OfStoreAsync(IFlowStore store, CancellationToken cancellationToken)
    {
        var decided = new List<(string, B2BOrderState)>();
        await foreach (var view in store.GetCasesAsync(StoreScope.TrimEnd('/'), cancellationToken: cancellationToken))
        {
            if (B2BOrdersFlow.Read((await store.GetCaseAsync(view.Case, cancellationToken))?.State) is { } order && (order is { Release.ReleasedBy: not null } or { Prices.AcceptedBy: not null }))
                decided.Add((view.Case.Key, order));
        }

        return decided;
    }

    private static IEnumerable<LedgerHold> OfOrders(IReadOnlyList<ExceptionRecord> records) =>
        Steps(records, OrderScope, static code => code is AddressTooLate)
            .Concat(records.Where(static r => r.Code == "system.item-unreadable" && r.Deadline is not null).Select(static r => Hold(r, r.Subject, "accept")));

    /// <summary>Of the orders of a store. What was edited there too late, and what people hold there after the warehouse has it, holds nothing up and is theirs to settle.</summary>
    private static IEnumerable<LedgerHold> OfStores(IReadOnlyList<ExceptionRecord> records) =>
        Steps(records, StoreScope, static code => code is "order.changed-late" or "storefront.held" or "order.cancelled-too-late");

    /// <summary>What holds an order, and what shows a person something of it that it does not hold up.</summary>
    private static IEnumerable<LedgerHold> Steps(IReadOnlyList<ExceptionRecord> records, string scope, Func<string, bool> isShown) =>
        from record in In(records, scope)
        where record.Holds || record.Code is PostedEarly or NotPosted or CloseRest or BrokenPack or Backordered || isShown(record.Code)
        from step in Steps(record.Code, record.Holds)
        select Hold(record, record.Scope[scope.Length..], step);

    private static IEnumerable<LedgerHold> OfReturns(IReadOnlyList<ExceptionRecord> records) =>
        from record in In(records, "return/") where record.Holds from fact in record.Facts where fact.Name == "order" select Hold(record, fact.Value, "refund");

    private static IEnumerable<LedgerHold> OfCycles(IReadOnlyList<ExceptionRecord> records) =>
        In(records, "cycle/").Where(static r => r.Holds).Select(static r => Hold(r, r.Scope[(r.Scope.LastIndexOf('/') + 1)..], null));

    /// <summary>What keeps an offer from being told. None of it is a hold: nothing else waits for it.</summary>
    private static IEnumerable<LedgerHold> OfOffers(IReadOnlyList<ExceptionRecord> records) =>
        In(records, "stock/").Where(static r => r.Code == "stock.missing" || r.Code.Split('.')[0] is "unit" or "offer" or "kit").Select(static r => Hold(r, r.Subject[(r.Subject.IndexOf(' ', StringComparison.Ordinal) + 1)..], null));

    /// <summary>Every record of prices that names its offer shows a person that it is not as it is to be.</summary>
    private static IEnumerable<LedgerHold> OfPrices(IReadOnlyList<ExceptionRecord> records) =>
        from record in In(records, "prices/") from fact in record.Facts where fact.Name == "offer" select Hold(record, fact.Value, null);

    private static IEnumerable<ExceptionRecord> In(IReadOnlyList<ExceptionRecord> records, string scope) => records.Where(r => r.Scope.StartsWith(scope, StringComparison.Ordinal));

    private static LedgerHold Hold(ExceptionRecord record, string what, string? step) => new(what, step, record.RaisedAt, record.ClearedAt);

    /// <summary>The steps at which a reason holds an order; null for those that may hold it at any.</summary>
    private static string?[] Steps(string code, bool holds) => code.Split('.')[0] switch
    {
        // Of a dispatch that nobody knows, nobody knows what is missing either.
        _ when code is "fulfilment.unclear" or "fulfilment.state-unknown" => ["confirm", "warehouse-order", "posting"],
        _ when code == "fulfilment.tracking-changed" => ["tracking"],
        _ when code == "fulfilment.short-shipped" => ["warehouse-order", "posting"],
        _ when code == Backordered => ["warehouse-order"],
        _ when code == BrokenPack => ["confirm", "posting", "warehouse-order"],
        _ when code == PostedEarly => holds ? [null, "posting"] : ["posting"],
        _ when code is "order.shipped-elsewhere" or NotPosted or CloseRest or AddressTooLate => ["erp-order"],
        "carrier" or "fulfilment" or "tracking" => ["confirm"],
        "warehouse" or "delivery" => ["warehouse-order"],
        "offer" or "unit" or "customer" or "tax" or "payment" => ["erp-order"],
        _ => [null],
    };
}
