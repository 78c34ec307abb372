using Connectors.Domain.Values;
using Connectors.Flows.Explain;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Returns;
using OrderToCash;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>What tests of returns ask of a day.</summary>
internal static class ReturnDay
{
    public const string Order = "7300001-A";

    private static readonly ConnectionName Bq = new("bq");

    /// <summary>Orders are asked for seldom, so that many days pass soon.</summary>
    public static OrderPolicy Calm { get; } = new()
    {
        PollEvery = TimeSpan.FromHours(1), SweepEvery = TimeSpan.FromHours(6), DispatchPollEvery = TimeSpan.FromHours(1), ErpCheckEvery = TimeSpan.FromHours(6), ReferencesEvery = TimeSpan.FromHours(1), LateReach = TimeSpan.FromHours(7),
    };

    /// <summary>The order of three that was sold, and what one of them cost.</summary>
    public static (string Order, decimal Price) Sold(this Day day)
    {
        var entry = day.World.Ledger.Find(Order)!;
        Assert.True(entry.State is "RECEIVED", $"the order is {entry.State}");
        var line = MarketplaceOrdersFlow.Read(day.Store.GetCaseAsync(Day.CaseOf(Order)).GetAwaiter().GetResult()!.State)!.BackOffice.SalesOrder!.Lines[0];
        return (Order, line.Amount.Amount / 3m);
    }

    public static OrderLineId LineOf(this Day day, string order) =>
        MarketplaceOrdersFlow.Read(day.Store.GetCaseAsync(Day.CaseOf(order)).GetAwaiter().GetResult()!.State)!.BackOffice.SalesOrder!.Lines[0].LineId;

    public static async Task<string> StageOfAsync(this Day day, string returnId) => (await day.Store.GetCaseAsync(ReturnsFlow.CaseOf(Bq, returnId)))?.Stage ?? "unknown";

    /// <summary>The return is over, credited and paid back; else the test tells why it is not.</summary>
    public static async Task AssertRefundedAsync(this Day day, string returnId)
    {
        if (await day.StageOfAsync(returnId) != "Refunded")
            Assert.Fail((await day.Store.ExplainAsync(ReturnsFlow.CaseOf(Bq, returnId), day.Clock.GetUtcNow()))?.ToString());
    }

    /// <summary>The codes of what a person must see of a return now.</summary>
    public static async Task<IReadOnlyList<string>> CodesAsync(this Day day, string returnId) =>
        [.. (await day.Store.GetExceptionsAsync(scope: ReturnsFlow.CaseOf(Bq, returnId).ToString())).Select(static e => e.Code).Order(StringComparer.Ordinal)];

    /// <summary>The judge finds nothing, and no record is open.</summary>
    public static async Task AssertRightAsync(this Day day)
    {
        var claims = await SellerClaims.ReadAsync(day.Store, CancellationToken.None) with { CreditsReturns = true };
        Assert.Empty((await day.World.CheckAsync(claims)).FindingDetails.Select(static f => f.ToString()));
        Assert.Empty((await day.Store.GetExceptionsAsync()).Where(static e => e.Scope.StartsWith("return/", StringComparison.Ordinal)).Select(static e => e.Message));
    }
}
