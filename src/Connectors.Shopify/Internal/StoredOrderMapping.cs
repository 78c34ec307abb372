using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Internal;

/// <summary>Neutral warehouse orders to orders that are put into a store, and back. Nothing is ever cut. Pure.</summary>
internal sealed class StoredOrderMapping(ShopifyWarehouseOptions options)
{
    private const int AddressLength = 255;
    private const int NoteLength = 5000;

    /// <summary>The order as it is put in: nothing in it is to be paid, because the marketplace is paid and the ERP books it; nobody is told of it.</summary>
    /// <param name="order">What is to be sent.</param>
    /// <param name="variants">The store's variants of its SKUs, as far as there are any.</param>
    /// <param name="currency">The store's currency.</param>
    /// <exception cref="Domain.Ports.PortException">The store cannot take it.</exception>
    public NewOrder Map(FulfilmentOrder order, IReadOnlyDictionary<string, List<ProductVariant>> variants, string currency)
    {
        Check(order);
        return new NewOrder
        {
            SourceIdentifier = order.Reference,
            SourceName = StoredOrder.SourceName,
            CurrencyCode = currency,
            ProcessedAt = order.OrderedAt,
            IsPaid = true,
            ReservesStock = options.TakesStock,
            PoNumber = order.PurchaseOrderNumber,
            Note = FieldText.Fit(Create, order.ShipTo.DeliveryNote, NoteLength, "note"),
            Tags = [StoredOrder.Tag, .. options.Tags.Select(static t => t.Trim())],
            CustomAttributes = [.. Attributes(order)],
            ShippingAddress = Map(order.ShipTo),
            ShippingLine = order.DeliveryService is { Length: > 0 } service ? new NewShippingLine { Title = service, Code = service, Price = 0m } : null,
            Lines = [.. order.Lines.Select(line => Map(line, VariantOf(line.Sku, variants)))],
        };
    }

    /// <summary>Refuses what no store could take, before anything is asked.</summary>
    /// <exception cref="Domain.Ports.PortException">It is such an order.</exception>
    public static void Check(FulfilmentOrder order)
    {
        DemandReference(order.Reference, Create);
        if (order.Lines.Count == 0)
            throw FieldText.Refuse(Create, "an order without lines cannot be sent.");
        if (order.ShipTo.PickUpPointId is not null)
            throw FieldText.Refuse(Create, "the order goes to a pick-up point, and a store sends to addresses only.");
        foreach (var line in order.Lines)
        {
            if (line.Quantity != decimal.Truncate(line.Quantity) || line.Quantity is < 1 or > int.MaxValue)
                throw FieldText.Refuse(Create, string.Create(CultureInfo.InvariantCulture, $"line {line.LineId} asks for {line.Quantity}; whole pieces are expected."));
        }
    }

    public static void DemandReference(string reference, Operation operation)
    {
        if (!VendorText.IsId(reference) || reference.Length > AddressLength)
            throw FieldText.Refuse(operation, $"sourceIdentifier takes {AddressLength} characters that can be seen.");
    }

    /// <summary>What of the order there is not as ours; null when all of it is. Names no content, some of which is personal data.</summary>
    /// <param name="there">The order as the store shows it.</param>
    /// <param name="ours">What is to be sent.</param>
    public static string? Difference(Order there, FulfilmentOrder ours)
    {
        var goods = there.LineItems.Nodes.GroupBy(static l => l.Sku ?? string.Empty, static l => (decimal)l.Quantity, StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => g.Sum(), StringComparer.OrdinalIgnoreCase);
        var wanted = ours.Lines.GroupBy(static l => l.Sku.Value, static l => l.Quantity, StringComparer.OrdinalIgnoreCase).ToList();
        if (goods.Count != wanted.Count || !wanted.TrueForAll(w => goods.GetValueOrDefault(w.Key) == w.Sum()))
            return "other goods or quantities";
        return there.ShippingAddress is { } address && !IsSame(address, ours.ShipTo) ? "another recipient" : null;
    }

    /// <summary>An order of ours with what has left of it.</summary>
    /// <param name="order">The order with all its lines.</param>
    /// <param name="fulfilments">What has left, or is about to; empty where nothing is.</param>
    public static WarehouseOrder Map(Order order, IReadOnlyList<Fulfillment> fulfilments)
    {
        var lines = order.LineItems.Nodes.ToDictionary(static l => l.Id, StringComparer.Ordinal);
        return new WarehouseOrder
        {
            Id = StorefrontMapping.NumberOf(order.Id, order.LegacyResourceId),
            Reference = order.SourceIdentifier ?? string.Empty,
            State = StateOf(order),
            StateText = order.CancelledAt is not null ? "CANCELLED" : order.Closed ? $"{order.DisplayFulfillmentStatus} (archived)" : order.DisplayFulfillmentStatus.Value,
            ChangedAt = order.UpdatedAt.ToUniversalTime(),
            Shipments = [.. fulfilments.Select(f => Map(f, lines))],
        };
    }

    /// <summary>People who put an order away before all of it was sent hold it, and so does whoever declined to send it: it is for a person to settle there.</summary>
    private static WarehouseOrderState StateOf(Order order)
    {
        if (order.CancelledAt is not null)
            return WarehouseOrderState.Cancelled;
        return order.DisplayFulfillmentStatus.Value switch
        {
            "FULFILLED" => WarehouseOrderState.Dispatched,
            _ when order.Closed => WarehouseOrderState.Held,
            "PARTIALLY_FULFILLED" => WarehouseOrderState.PartiallyDispatched,
            "IN_PROGRESS" or "PENDING_FULFILLMENT" => WarehouseOrderState.InProgress,
            "UNFULFILLED" or "OPEN" => WarehouseOrderState.Accepted,
            "ON_HOLD" or "SCHEDULED" or "REQUEST_DECLINED" or "RESTOCKED" => WarehouseOrderState.Held,
            _ => WarehouseOrderState.Unknown,
        };
    }

    private static DispatchedShipment Map(Fulfillment fulfilment, Dictionary<string, OrderLine> lines)
    {
        var state = StateOf(fulfilment);
        var (status, shown) = (fulfilment.Status.Value, fulfilment.DisplayStatus.Value);
        var tracking = fulfilment.TrackingInfo.Where(static t => !string.IsNullOrWhiteSpace(t.Number)).ToList();
        return new DispatchedShipment
        {
            ShipmentId = fulfilment.Id,
            State = state,
            StateText = shown.Length == 0 || shown == status ? status : $"{status} {shown}",
            IsStillToLeave = state == ShipmentState.Dispatched && IsLabelAlone(shown),
            DispatchedAt = state == ShipmentState.Dispatched ? fulfilment.CreatedAt.ToUniversalTime() : null,
            ChangedAt = fulfilment.UpdatedAt.ToUniversalTime(),
            CarrierText = fulfilment.TrackingInfo.FirstOrDefault(static t => !string.IsNullOrWhiteSpace(t.Company))?.Company?.Trim() ?? string.Empty,
            TrackingNumbers = [.. tracking.Select(static t => new TrackingNumber(t.Number!.Trim()))],
            TrackingUrl = tracking is [{ Url: { Length: > 0 } url }, ..] ? url : null,
            Lines = [.. fulfilment.FulfillmentLineItems.Nodes.Select(l => Line(l, lines)).OfType<DispatchedLine>()],
        };
    }

    /// <summary>A label is bought and nothing has gone; one that was made void tells of a parcel that a person has to look after.</summary>
    private static bool IsLabelAlone(string shown) => shown is "LABEL_PURCHASED" or "LABEL_PRINTED" or "CONFIRMED";

    private static ShipmentState StateOf(Fulfillment fulfilment)
    {
        var status = fulfilment.Status;
        if (status == FulfillmentStatus.Success)
            return fulfilment.DisplayStatus.Value == "LABEL_VOIDED" ? ShipmentState.Unknown : ShipmentState.Dispatched;
        if (status == FulfillmentStatus.Cancelled || status == FulfillmentStatus.Error || status == FulfillmentStatus.Failure)
            return ShipmentState.Cancelled;
        return status == FulfillmentStatus.Open || status == FulfillmentStatus.Pending ? ShipmentState.Pending : ShipmentState.Unknown;
    }

    /// <summary>A line of the order by the id that it has where it was bought; a line that people added there has a SKU alone.</summary>
    private static DispatchedLine? Line(FulfillmentLine line, Dictionary<string, OrderLine> lines)
    {
        var of = line.LineItem is { } item ? lines.GetValueOrDefault(item.Id) : null;
        var sku = of?.Sku ?? line.LineItem?.Sku;
        var id = of?.CustomAttributes.FirstOrDefault(static a => a.Key == StoredOrder.LineAttribute)?.Value;
        return string.IsNullOrWhiteSpace(sku) ? null : new DispatchedLine(new Sku(sku), line.Quantity ?? 0, VendorText.IsId(id) ? new OrderLineId(id!) : null);
    }

    private static NewOrderLine Map(FulfilmentLine line, string variant) => new()
    {
        VariantId = variant,
        Quantity = (int)line.Quantity,
        UnitPrice = 0m,
        Taxable = false,
        CustomAttributes = [new NoteEntry { Key = StoredOrder.LineAttribute, Value = line.LineId.Value }],
    };

    /// <summary>Which of several, or what instead of none, is nobody's to guess.</summary>
    private static string VariantOf(Sku sku, IReadOnlyDictionary<string, List<ProductVariant>> variants) => variants.GetValueOrDefault(sku.Value) switch
    {
        [var only] => only.Id,
        null or [] => throw FieldText.Refuse(Create, ReasonCatalogue.StorefrontSkuUnclear, $"the store has no variant with SKU {sku}: add it there, or correct the offer table."),
        var several => throw FieldText.Refuse(Create, ReasonCatalogue.StorefrontSkuUnclear, string.Create(CultureInfo.InvariantCulture, $"the store has {several.Count} variants with SKU {sku}: leave it to one of them.")),
    };

    private static IEnumerable<NoteEntry> Attributes(FulfilmentOrder order)
    {
        yield return new NoteEntry { Key = StoredOrder.ReferenceAttribute, Value = order.Reference };
        yield return new NoteEntry { Key = "Order", Value = order.DisplayNumber };
        if (order.ShipBy is { } shipBy)
            yield return new NoteEntry { Key = "Ship by", Value = Inputs.Instant(shipBy) };
        if (order.ShipTo.Region is { Length: > 0 } region && !IsRegionCode(region))
            yield return new NoteEntry { Key = "Region", Value = region };
    }

    /// <summary>The store takes regions by code alone; a county in words is shown to people beside the address.</summary>
    private static bool IsRegionCode(string? region) => region is { Length: 2 or 3 } && region.All(char.IsAsciiLetterUpper);

    private MailingAddress Map(PostalAddress to)
    {
        var (first, last) = NameOf(FieldText.Demand(Create, to.Name.Length > 0 ? to.Name : to.Company, "shippingAddress.lastName"));
        return new MailingAddress
        {
            FirstName = Fit(first, "firstName"),
            LastName = Fit(last, "lastName"),
            Company = Fit(to.Company, "company"),
            Address1 = Fit(FieldText.Demand(Create, to.Line1, "shippingAddress.address1"), "address1"),
            Address2 = Fit(to.Line2, "address2"),
            City = Fit(FieldText.Demand(Create, to.City, "shippingAddress.city"), "city"),
            ProvinceCode = IsRegionCode(to.Region) ? to.Region : null,
            Zip = Fit(to.Postcode.Length > 0 ? to.Postcode : null, "zip"),
            CountryCodeV2 = FieldText.Demand(Create, to.CountryCode, "shippingAddress.countryCode"),
            Phone = options.OmitPhone ? null : Fit(to.Phone, "phone"),
        };
    }

    /// <summary>The store puts both together again.</summary>
    private static (string? First, string Last) NameOf(string name) => name.Trim() is var whole && whole.LastIndexOf(' ') is > 0 and var at ? (whole[..at].TrimEnd(), whole[(at + 1)..]) : (null, whole);

    /// <summary>The store writes addresses in its own case and spacing, and may leave members out; only what both tell is compared.</summary>
    private static bool IsSame(MailingAddress there, PostalAddress ours) =>
        IsSame(there.Name is { Length: > 0 } name ? name : $"{there.FirstName} {there.LastName}", ours.Name.Length > 0 ? ours.Name : ours.Company)
        && IsSame(there.Address1, ours.Line1) && IsSame(there.City, ours.City) && IsSame(there.Zip, ours.Postcode) && IsSame(there.CountryCodeV2, ours.CountryCode);

    private static bool IsSame(string? there, string? ours)
    {
        var (left, right) = (Bare(there), Bare(ours));
        return left.Length == 0 || right.Length == 0 || string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static string Bare(string? text) => text is null ? string.Empty : string.Concat(text.Where(char.IsLetterOrDigit));

    private static string? Fit(string? text, string field) => FieldText.Fit(Create, text, AddressLength, $"shippingAddress.{field}");

    private static Operation Create => ShopifyOperations.CreateOrder;
}
