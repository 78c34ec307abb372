using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Conventions.Tests.Snippets;

internal static class CarriersSnippets
{
    public static Outcome<ShipmentCarrier> Assign(
        CarrierMap map, ApprovedCarriers approved, MarketplaceCapabilities capabilities, MarketplaceOrder order, DispatchedShipment shipment, Action<string> warn)
    {
        // snippet: carriers
        var carrier = map.Assign(shipment, new ConnectionName("north"), approved, order.ShippingService, capabilities.UnregisteredCarriers);
        if (!carrier.IsOk)
            return carrier.Refusal;   // carrier.unmapped, carrier.not-approved or carrier.tracking-missing: hold, never guess

        foreach (var doubt in map.Doubts(shipment))
            warn(doubt.Message);   // carrier.clash, carrier.tracking-doubtful: the dispatch goes on
        // end

        return carrier;
    }

    public static void Numbers(Action<string> warn)
    {
        // snippet: tracking numbers
        foreach (var number in TrackingNumbers.Recognise("15505O12345678I, 1.55050E+13"))
        {
            if (number.Suggestion is { } suggestion)
                warn($"'{number.Raw}' was perhaps '{suggestion}'.");   // 155050123456781: the check character proves it
            else if (number.Damage != TrackingDamage.None)
                warn($"A spreadsheet damaged '{number.Raw}'.");
            else if (number.LooksMistyped)
                warn($"'{number.Raw}' has a wrong check digit.");
        }
        // end
    }

    public static void Watch(ApprovedCarriers yesterday, ApprovedCarriers today, Action<string> alert)
    {
        // snippet: carrier list
        foreach (var change in today.ChangesSince(yesterday))
            alert($"{change.Kind}: {change.Code}");   // Removed: tnt
        // end
    }
}
