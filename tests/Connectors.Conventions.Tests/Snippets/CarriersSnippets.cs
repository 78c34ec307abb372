using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Conventions.Tests.Snippets;

internal static class CarriersSnippets
{
    public static Outcome<MarketplaceCarrier> Find(CarrierMap map, ApprovedCarriers approved, DispatchedShipment shipment, string trackingText, Action<string> warn)
    {
        // snippet: carriers
        foreach (var number in TrackingNumbers.Recognise(trackingText))
        {
            if (number.Damage != TrackingDamage.None)
                warn($"A spreadsheet damaged '{number.Raw}'; perhaps it was '{number.Suggestion ?? "unknown"}'.");
            else if (number.LooksMistyped)
                warn($"'{number.Raw}' has a wrong check digit.");   // a warning: the dispatch goes on
        }

        var carrier = map.Find(new ConnectionName("north"), shipment.CarrierText, shipment.ServiceText, approved);
        if (!carrier.IsOk)
            return carrier.Refusal;   // carrier.unmapped or carrier.not-approved: hold, never guess
        // end

        return carrier;
    }

    public static void Watch(ApprovedCarriers yesterday, ApprovedCarriers today, Action<string> alert)
    {
        // snippet: carrier list
        foreach (var change in today.ChangesSince(yesterday))
            alert($"{change.Kind}: {change.Code}");   // Removed: tnt
        // end
    }
}
