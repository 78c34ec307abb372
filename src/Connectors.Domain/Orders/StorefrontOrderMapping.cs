using System.Globalization;
using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>Turns a store's order into a sales order: mapped, checked and complete, or with everything that stands in the way. Prices are those that the buyer paid. Immutable and thread-safe.</summary>
/// <param name="units">How packs convert to base units, and the quantities that may be ordered.</param>
/// <param name="customers">Which account a buyer's orders are booked on.</param>
/// <param name="offers">What each variant of the store sells, as SKU and pack; null where the store counts every SKU in its base unit.</param>
public sealed class StorefrontOrderMapping(UnitCatalogue units, CustomerMap customers, OfferMap? offers)
{
    private const int Penny = 100;

    /// <summary>
    /// Maps the order, or says everything that has to change first. Whether it may be sent yet is not asked here: that is the payment rules' matter. Lines of which nothing is left are not mapped. The order's
    /// total must be the sum of lines, delivery and taxes, to the penny.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="erp">What the ERP it goes to keeps whole; null for no limits.</param>
    public Validated<SalesOrder, Refusal> Map(StorefrontOrder order, ErpCapabilities? erp = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        var refusals = new List<Refusal>(0);
        var name = order.Key.ToString();
        if (ExternalNumbers.FindTooLong(name, erp) is { } longNumber)
            refusals.Add(longNumber);
        CheckComplete(order, refusals);
        if (erp?.TextLimits.FindTooLong(name, order.ShipTo, order.PurchaseOrderNumber) is { } tooLong)
            refusals.Add(tooLong);
        var customer = FindCustomer(order);
        if (!customer.IsOk)
            refusals.Add(customer.Refusal);
        var lines = MapLines(order, refusals);
        if (CheckTax(order) is { } tax)
            refusals.Add(tax);
        else if (CheckTotal(order) is { } mismatch)
            refusals.Add(mismatch);
        if (refusals.Count > 0)
            return new(refusals);

        var currency = order.Total.Currency;
        return new SalesOrder
        {
            Key = order.Key,
            ExternalNumber = name,
            Origin = Origin.B2B,
            OrderedAt = order.PlacedAt,
            Customer = customer.Value,
            Currency = currency,
            PricesIncludeTax = order.PricesIncludeTax,

            // What the buyer wrote for whoever delivers goes along with the address, into ERP and warehouse.
            ShipTo = order.ShipTo! with { DeliveryNote = Joined(order.ShipTo.DeliveryNote, order.Instructions) },
            BillTo = order.BillTo,
            Company = order.Company,
            PurchaseOrderNumber = order.PurchaseOrderNumber,
            DeliveryService = order.DeliveryService,
            Lines = lines,
            Charges = order.Delivery is { Amount: not 0m } delivery ? [new SalesOrderCharge(ChargeKind.Shipping, delivery, new Money(OrderSums.Sum(order.DeliveryTaxes), currency))] : [],
            Total = order.Total,
            Attributes = AttributesOf(order),
        };
    }

    /// <summary>What one line sells, in base units and at the price that was paid; or the first thing that stands in the way.</summary>
    /// <param name="order">The order.</param>
    /// <param name="line">One of its lines.</param>
    public Outcome<SalesOrderLine> MapLine(StorefrontOrder order, StorefrontOrderLine line)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(line);
        var pack = PackOf(order, line);
        if (!pack.IsOk)
            return pack.Refusal;
        var (sku, unit) = pack.Value;
        var ordered = new Quantity(line.Quantity, unit);
        var allowed = units.CheckOrder(sku, ordered);
        if (!allowed.IsOk)
            return allowed.Refusals[0];
        var goods = PackedGoods.Of(units, sku, ordered);
        if (!goods.IsOk)
            return goods.Refusal;

        return new SalesOrderLine
        {
            LineId = line.LineId,
            Sku = sku,
            Description = line.Title,
            Quantity = goods.Value.Quantity,
            Ordered = new OrderedPack(unit, line.Quantity, goods.Value.PerPack, line.Amount with { Amount = PriceOfOne(line) }),
            Amount = line.Amount,
            Tax = line.Taxes.Count == 0 ? null : new Money(OrderSums.Sum(line.Taxes), line.Amount.Currency),
            Parts = goods.Value.Parts,
        };
    }

    /// <summary>The price list whose prices the buyer of an order pays; null when the customer table names none.</summary>
    /// <param name="order">The order.</param>
    public string? PriceListOf(StorefrontOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return customers.PriceListOf(order.Key.Connection, null, BuyerOf(order));
    }

    /// <summary>The account of the company, or else of the customer who bought for it. Nobody else's stands in, except one that the table names for any buyer.</summary>
    private Outcome<CustomerNumber> FindCustomer(StorefrontOrder order) => customers.Find(order.Key.Connection, null, BuyerOf(order));

    private string BuyerOf(StorefrontOrder order) => order.CompanyId is { } company && customers.HasOwnAccount(order.Key.Connection, null, company) ? company : order.CustomerId;

    /// <summary>A pack is never guessed: the table says it, or every quantity of the store counts base units.</summary>
    private Outcome<(Sku Sku, UnitCode Unit)> PackOf(StorefrontOrder order, StorefrontOrderLine line)
    {
        if (offers is not null)
        {
            if (line.VariantId == default)
                return MissingFields.Incomplete(order.Key.ToString(), "has a line whose variant the store does not name any more", [LineFact(line)]);
            var offer = offers.Find(order.Key.Connection, line.VariantId, line.Sku);
            return offer.IsOk ? (offer.Value.Sku, offer.Value.Unit) : offer.Refusal;
        }

        var unit = units.BaseUnitOf(line.Sku);
        return unit.IsOk ? (line.Sku, unit.Value) : unit.Refusal;
    }

    /// <summary>In whole pennies, and not below what was paid: what is left over is a discount of the line, so that the sum is the buyer's.</summary>
    private static decimal PriceOfOne(StorefrontOrderLine line) => decimal.Ceiling(line.Amount.Amount / line.Quantity * Penny) / Penny;

    private List<SalesOrderLine> MapLines(StorefrontOrder order, List<Refusal> refusals)
    {
        var lines = new List<SalesOrderLine>(order.Lines.Count);
        var ids = new HashSet<OrderLineId>(order.Lines.Count);
        foreach (var line in order.Lines)
        {
            if (!ids.Add(line.LineId))
                refusals.Add(MissingFields.Incomplete(order.Key.ToString(), "names one line twice", [LineFact(line)]));
            switch (line)
            {
                case { Quantity: 0 }:
                    break;
                case { Quantity: < 0 }:
                    refusals.Add(MissingFields.Incomplete(order.Key.ToString(), "has a line with a negative quantity", [LineFact(line)]));
                    break;
                case { IsSent: false }:
                    refusals.Add(MissingFields.Incomplete(order.Key.ToString(), "has a line that is not sent, such as a service or a gift card", [LineFact(line)]));
                    break;
                case { Sku.Value.Length: 0 }:
                    refusals.Add(MissingFields.Incomplete(order.Key.ToString(), "has a line without a SKU", [LineFact(line)]));
                    break;
                default:
                    if (line.Amount == default)
                        break; // told as missing
                    var mapped = MapLine(order, line);
                    if (mapped.IsOk)
                        lines.Add(mapped.Value);
                    else
                        refusals.Add(mapped.Refusal with { Facts = [.. mapped.Refusal.Facts, new Fact("order", order.Key.ToString()), LineFact(line)] });
                    break;
            }
        }

        if (lines.Count == 0 && refusals.Count == 0)
            refusals.Add(MissingFields.Incomplete(order.Key.ToString(), "has no line that is to be sent", [new Fact("missing", "lines")]));
        return lines;
    }

    private static void CheckComplete(StorefrontOrder order, List<Refusal> refusals)
    {
        var missing = new MissingFields();
        missing.Require(order.Total.Currency.Value, "currency");
        missing.Require(order.ShipTo);
        foreach (var line in order.Lines.Where(static l => l.Quantity > 0))
        {
            if (line.Amount == default)
                missing.Add($"price of line {line.LineId}");
            if (line.Taxes.Any(static t => t.Amount == default))
                missing.Add($"a tax of line {line.LineId}");
        }

        if (order.Delivery == default(Money))
            missing.Add("price of the delivery");
        if (missing.ToRefusal(order.Key.ToString()) is { } incomplete)
            refusals.Add(incomplete);
    }

    /// <summary>A buyer who is exempt was charged none; whether one who is not was charged right, the ERP's own tax shows.</summary>
    private static Refusal? CheckTax(StorefrontOrder order)
    {
        var tax = order.Lines.Sum(static l => OrderSums.Sum(l.Taxes)) + OrderSums.Sum(order.DeliveryTaxes);
        return !order.IsTaxExempt || tax == 0m ? null : new Refusal
        {
            Reason = ReasonCatalogue.OrderTaxMismatch,
            Message = $"Order {order.Key} is exempt from tax in the store, and tax was charged on it.",
            Remedy = "Find out which of the two is right, and correct the customer or the order in the store.",
            Facts = [new Fact("order", order.Key.ToString()), new Fact("expected tax", "0"), new Fact("charged tax", tax.ToString(CultureInfo.InvariantCulture))],
        };
    }

    private static Refusal? CheckTotal(StorefrontOrder order)
    {
        var sum = order.Lines.Sum(static l => l.Amount.Amount) + (order.Delivery?.Amount ?? 0m)
            + (order.PricesIncludeTax ? 0m : order.Lines.Sum(static l => OrderSums.Sum(l.Taxes)) + OrderSums.Sum(order.DeliveryTaxes));
        var currencies = order.Lines.Where(static l => l.Quantity > 0).Select(static l => l.Amount.Currency).Append(order.Delivery?.Currency ?? order.Total.Currency)
            .Concat(order.Lines.SelectMany(static l => l.Taxes).Concat(order.DeliveryTaxes).Select(static t => t.Amount.Currency)).All(c => c == order.Total.Currency);
        return sum == order.Total.Amount && currencies ? null : new Refusal
        {
            Reason = ReasonCatalogue.OrderTotalMismatch,
            Message = $"The parts of order {order.Key} add up to another sum than its total.",
            Remedy = "Look the order up in the store: a discount, a fee or a refund is not among what is read of it. It goes on by itself once the two agree.",
            Facts = [new Fact("order", order.Key.ToString()), new Fact("total", order.Total.ToString()), new Fact("sum of the parts", sum.ToString(CultureInfo.InvariantCulture))],
        };
    }

    private static CustomField[]? AttributesOf(StorefrontOrder order)
    {
        CustomField[] all = [.. order.Attributes, .. order.Lines.Where(static l => l.Quantity > 0).SelectMany(static l => l.Attributes.Select(a => a with { Code = $"{l.Sku} {a.Code}" }))];
        return all.Length == 0 ? null : all;
    }

    private static string? Joined(params IEnumerable<string?> texts)
    {
        string[] lines = [.. texts.OfType<string>().SelectMany(static t => t.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return lines.Length == 0 ? null : string.Join("; ", lines);
    }

    private static Fact LineFact(StorefrontOrderLine line) => new("order line", line.LineId.Value);
}
