using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Mirakl;

/// <summary>The marketplace's orders as they stand in the book of events.</summary>
internal static class MiraklTrace
{
    /// <summary>The rate on everything in the range.</summary>
    private const decimal StandardRate = 20m;

    public static BuyerOrder Content(MiraklOrder order) => new()
    {
        OrderId = order.OrderId,
        OrderedAt = order.CreatedAt,
        Currency = order.Currency,
        PricesIncludeTax = order.PricesIncludeTax,
        Customer = Catalogue.CustomerNumber,
        Lines =
        [
            .. order.Lines.Where(static l => !l.Refused).Select(l => new BuyerLine(
                l.LineId, l.Offer.Sku, l.Offer.ErpUnit, l.Offer.BaseUnits, l.Quantity, l.Price, l.Shipping, order.Recorded is null ? StandardRate : null)
                {
                    Fees = l.Fee,
                    CommissionPercent = order.Recorded is null ? l.Offer.CommissionRate : null,
                    Parts = [.. l.Offer.Parts.Select(static p => new Goods(p.Sku, p.Each))],
                    Tax = l.Recorded is { } recorded ? RecordedOrders.Tax(recorded, "taxes") : null,
                    ShippingTax = l.Recorded is { } delivered ? RecordedOrders.Tax(delivered, "shipping_taxes") : null,
                }),
        ],
        ShipTo = order.Recorded is null ? Address(order.Shopper, order.BillTo) : null,
        PickUpPoint = order.Variety.PickUpPoint,
        Note = order.Shopper.Note,
        Service = order.Recorded is { } told ? told.Member("shipping_type_code") : order.ShippingType,
        ServiceName = order.ShippingName,
        OperatorShips = order.OperatorShips,
        BeganEarlier = order.Recorded is not null && order.State is not ("STAGING" or "WAITING_ACCEPTANCE"),
    };

    /// <summary>The step that the order's planted trouble explains; null when there is none.</summary>
    public static string? Trouble(MiraklOrder order) => order.Planted switch
    {
        null or "operator-ships" => null,
        "unknown-pack" => LedgerStep.ErpOrder,
        _ => LedgerStep.Confirm,
    };

    public static ToldTracking? Told(MiraklTracking? tracking) => tracking is null ? null : new(tracking.CarrierCode, tracking.CarrierName, tracking.Number) { Url = tracking.Url };

    public static IReadOnlyList<ConfirmedLine> Lines(MiraklShipment shipment) => [.. shipment.Lines.Select(static l => new ConfirmedLine(l.Line.LineId, l.Quantity))];

    /// <summary>What of the order is in no shipment.</summary>
    public static IReadOnlyList<ConfirmedLine> Left(MiraklOrder order) =>
        [.. order.Lines.Where(l => order.ToShip(l) > 0).Select(l => new ConfirmedLine(l.LineId, order.ToShip(l)))];

    /// <summary>The number on the bill serves when the address has none.</summary>
    private static PostalAddress Address(Shopper shopper, Shopper? billTo) => new(
        $"{shopper.FirstName} {shopper.LastName}", shopper.Company, shopper.Street1, shopper.Street2, shopper.City, shopper.County, shopper.PostCode, "GB", shopper.Phone ?? billTo?.Phone);
}
