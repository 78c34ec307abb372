using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.ShipBob;

/// <summary>The warehouse's things as they stand in the book of events.</summary>
internal static class ShipBobTrace
{
    public static WarehouseOrderContent Content(ShipBobOrder order)
    {
        var recipient = order.Sent.Child("recipient");
        var address = recipient?.Child("address");
        return new WarehouseOrderContent
        {
            Id = order.Id.Text(),
            Reference = order.ReferenceId,
            Goods = [.. order.Products.Select(static p => new Goods(p.Product.Sku, p.Quantity))],
            IsTrade = order.Sent.Member("type") == "B2B",
            IsCollect = order.Sent.Child("shipping_terms")?.Member("payment_term") == "Collect",
            PackUnits = [.. order.Products.Select(static p => p.Sent.Member("quantity_unit_of_measure_code")).OfType<string>().Where(static u => u != ShipBobWriter.Each).Distinct()],
            Service = order.Sent.Member("shipping_method"),
            Recipient = new PostalAddress(
                recipient?.Member("name"), address?.Member("company_name"), address?.Member("address1"), address?.Member("address2"), address?.Member("city"),
                address?.Member("state"), address?.Member("zip_code"), address?.Member("country"), recipient?.Member("phone_number")),
            Text = string.Join('\n', Words(order.Sent)),
        };
    }

    public static IReadOnlyList<Goods> Goods(ShipBobShipment shipment) => [.. shipment.Products.Select(static p => new Goods(p.Product.Sku, p.Quantity))];

    public static ParcelContent Parcel(ShipBobShipment shipment) => new(
        shipment.Id.Text(), Goods(shipment), shipment.Carrier, shipment.Service, shipment.TrackingNumber,
        shipment.Carrier is { } carrier ? CarrierCode(carrier, shipment.Service) : null) { Link = shipment.Link };

    /// <summary>Every text and number of what was sent.</summary>
    private static IEnumerable<string> Words(JsonElement from) => from.ValueKind switch
    {
        JsonValueKind.Object => from.EnumerateObject().SelectMany(static m => Words(m.Value)),
        JsonValueKind.Array => from.EnumerateArray().SelectMany(Words),
        JsonValueKind.String => [from.GetString()!],
        JsonValueKind.Number => [from.GetRawText()],
        _ => [],
    };

    /// <summary>The marketplace's code of what the warehouse writes; null when nobody has said which it is.</summary>
    public static string? CarrierCode(string carrier, string? service) =>
        DispatchFate.Usual.FirstOrDefault(u => u.Carrier == carrier && u.Service == service).Code;
}
