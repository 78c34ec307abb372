using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders.Setup;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Short versions of what has none of its own: the same content gives the same text in every process and culture, so that the journal shows a change.</summary>
internal static class OrderVersions
{
    /// <summary>Version of a merchant's choices.</summary>
    public static string Of(OrderPolicy policy) => ShortVersion.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.Acceptance} {policy.AcceptanceWindow} {policy.Deadlines.WarnAt} {policy.Deadlines.PageAt} {policy.PollEvery} {policy.PollOverlap} {policy.SweepEvery} {policy.LateReach} {policy.DispatchPollEvery} {policy.ErpCheckEvery} ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{policy.ReferenceEvery} {policy.ReferencesEvery} {policy.FirstPollReach} {policy.ClockTolerance} {policy.ErpTotalTolerance} {policy.RecheckHolds} {policy.AcceptanceFallbackAt} ")
        + string.Create(CultureInfo.InvariantCulture, $"{policy.StockShort} {policy.PriceDrop} {policy.PriceDropPercent} {policy.WithoutPartialAcceptance} {policy.AcceptanceInWorkingTime} {policy.PostedWithin} {policy.Posting} {policy.WithoutTracking} {policy.ErpCarrier} "
            + $"{policy.Rest} {policy.RestAfter} {policy.RestRefundReason} {policy.RestCancellationReason} {policy.Fees}"));

    /// <summary>Version of what an ERP was seen to count and tax otherwise than the tables.</summary>
    public static string Of(ErpSetup setup) => ShortVersion.Of(JsonSerializer.Serialize(setup, OrderJsonContext.Default.ErpSetup));

    /// <summary>Version of what the systems of a route can do. Their texts hold flags, whole numbers and times only.</summary>
    public static string Of(MarketplaceCapabilities? marketplace, ErpCapabilities erp, ErpFulfilmentCapabilities? fulfilment, WarehouseCapabilities warehouse) =>
        ShortVersion.Of($"{marketplace} {erp} {fulfilment} {warehouse}");
}
