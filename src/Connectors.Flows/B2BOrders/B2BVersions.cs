using System.Globalization;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>Short versions of what has none of its own: the same content gives the same text in every process and culture, so that the journal shows a change.</summary>
internal static class B2BVersions
{
    /// <summary>Version of a merchant's choices.</summary>
    public static string Of(B2BPolicy policy) => ShortVersion.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.InvoicePayment} {policy.InvoiceDwell} {policy.DraftDwell} {policy.PackSource} {policy.PriceSource} {policy.AccountCurrency} {policy.Posting} {policy.PostedWithin} {policy.ErpTotalTolerance} {policy.RecheckHolds} {policy.Drafts} {policy.MarksAsPaid} {policy.PaidBackEvery} {policy.UnpaidDwell} {policy.CreditsRefunds} {policy.NotRestockedLocation} {policy.Backorders} {policy.BackorderEvery} ")
        + string.Create(CultureInfo.InvariantCulture, $"{policy.PollEvery} {policy.PollOverlap} {policy.SweepEvery} {policy.LateReach} {policy.FirstPollReach} {policy.DispatchPollEvery} {policy.ErpCheckEvery} {policy.ClockTolerance} ")
        + string.Join(' ', policy.CarrierNames.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => $"{c.Key}={c.Value}")));

    /// <summary>Version of what the systems of a route can do. Their texts hold flags, whole numbers and times only.</summary>
    public static string Of(B2BContext known) => ShortVersion.Of($"{known.Storefront} {known.Erp} {known.Fulfilment} {known.Warehouse} {known.TellsReceivables} {known.TakesReturns}");
}
