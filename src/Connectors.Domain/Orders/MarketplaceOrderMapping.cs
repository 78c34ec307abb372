using System.Globalization;
using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>Turns a marketplace order into a sales order and a warehouse order: mapped, checked and complete, or with everything that stands in the way. Immutable and thread-safe.</summary>
/// <param name="offers">What each offer sells.</param>
/// <param name="units">How packs convert to base units.</param>
/// <param name="customers">Which account a buyer's orders are booked on.</param>
/// <param name="textLimits">How long the order's texts may be for the host's own reasons; null for no such limits.</param>
/// <param name="taxes">The tax rules that the tax of every line is held to, for the connections that they cover; null to compare no tax here.</param>
public sealed class MarketplaceOrderMapping(
    OfferMap offers, UnitCatalogue units, CustomerMap customers, OrderTextLimits? textLimits = null, TaxRules? taxes = null)
{
    private readonly OrderTextLimits _textLimits = textLimits ?? new OrderTextLimits();

    /// <summary>
    /// Maps the order, or says everything that has to change first. Whether the order may be sent yet is not asked here: that is the payment rules' matter.
    /// </summary>
    /// <remarks>
    /// Refused and cancelled lines, and lines of which nothing is left, are not mapped. The order's total must be the sum of the mapped lines and their shipping,
    /// and fees, to the penny; a marketplace that goes on counting the lines left out (refused, or refunded before they were sent) is understood. Prices that include tax
    /// already hold the taxes; where they exclude it some marketplaces add the taxes to the total and others do not. <see cref="SalesOrder.Total"/> holds them in all cases.
    /// Shipping is one charge a tax code, fees are one charge.
    /// </remarks>
    /// <param name="order">The order.</param>
    /// <param name="erp">What the ERP it goes to keeps whole; null for no limits.</param>
    public Validated<SalesOrder, Refusal> Map(MarketplaceOrder order, ErpCapabilities? erp = null) => MapAs(order, erp, isDraft: false);

    /// <summary>
    /// Maps an order that is not accepted yet, as <see cref="Map"/> does but for one thing: where it goes may be missing, because marketplaces withhold it until then. A draft is
    /// for the ERP alone; before goods are asked for, the order is mapped again.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="erp">What the ERP it goes to keeps whole; null for no limits.</param>
    public Validated<SalesOrder, Refusal> MapDraft(MarketplaceOrder order, ErpCapabilities? erp = null) => MapAs(order, erp, isDraft: true);

    /// <summary>What one line sells, in base units and at the price of its pack; or the first thing that stands in the way.</summary>
    /// <param name="order">The order.</param>
    /// <param name="line">One of its lines.</param>
    public Outcome<SalesOrderLine> MapLine(MarketplaceOrder order, MarketplaceOrderLine line)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(line);
        var refusals = new List<Refusal>(0);
        return MapLine(order, line, refusals) is { } mapped ? mapped : refusals[0];
    }

    private Validated<SalesOrder, Refusal> MapAs(MarketplaceOrder order, ErpCapabilities? erp, bool isDraft)
    {
        ArgumentNullException.ThrowIfNull(order);
        var refusals = new List<Refusal>(0);
        var externalNumber = order.Key.ToString();
        if (ExternalNumbers.FindTooLong(externalNumber, erp) is { } longNumber)
            refusals.Add(longNumber);
        CheckComplete(order, isDraft, refusals);
        if ((_textLimits.FindTooLong(externalNumber, order.ShipTo, null) ?? erp?.TextLimits.FindTooLong(externalNumber, order.ShipTo, null)) is { } tooLong)
            refusals.Add(tooLong);

        var customer = customers.Find(order.Key.Connection, order.Channel, order.CustomerId);
        if (!customer.IsOk)
            refusals.Add(customer.Refusal);

        var totals = default(OrderSums);
        var lines = MapLines(order, ref totals, refusals);
        if (OrderTotals.Check(order, totals) is { } mismatch)
            refusals.Add(mismatch);
        if (taxes?.Covers(order.Key.Connection) == true)
            refusals.AddRange(new OrderTaxCheck(taxes).Check(order));
        if (refusals.Count > 0)
            return new(refusals);

        var currency = order.Total.Currency;
        return new SalesOrder
        {
            Key = order.Key,
            ExternalNumber = externalNumber,
            Origin = Origin.Marketplace,
            Channel = order.Channel,
            OrderedAt = order.CreatedAt,
            Customer = customer.Value,
            Currency = currency,
            PricesIncludeTax = order.PricesIncludeTax,
            ShipTo = order.ShipTo ?? new PostalAddress(),
            ShipBy = order.ShipBy,
            BillTo = order.BillTo,
            Company = order.Company,
            PurchaseOrderNumber = order.PurchaseOrderNumber,
            DeliveryService = order.ShippingService,
            Lines = lines,
            Charges = Charges(order, totals),
            Total = new Money(totals.Live + (order.PricesIncludeTax ? 0m : totals.AllTax), currency),
            ExpectedFees = order.Commission.Amount == 0 ? null : order.Commission,
        };
    }

    /// <summary>What the warehouse is asked to send for a sales order: its reference is the order's key, its quantities are base units, and of a kit it is asked for the parts.</summary>
    /// <param name="order">The sales order.</param>
    /// <param name="erp">The same order in the ERP, for the number that people see.</param>
    public static FulfilmentOrder ToFulfilment(SalesOrder order, ErpOrder erp)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(erp);
        return new FulfilmentOrder
        {
            Reference = order.Key.ToString(),
            DisplayNumber = erp.Number,
            Origin = order.Origin,
            OrderedAt = order.OrderedAt,
            ShipTo = order.ShipTo,
            DeliveryService = order.DeliveryService,
            ShipBy = order.ShipBy,
            PurchaseOrderNumber = order.PurchaseOrderNumber,
            Lines = [.. order.Lines.SelectMany(static l => Goods(l))],
        };
    }

    /// <summary>Whether the ERP computed the total that the customer was asked to pay, and the tax in it: an equal total may hide another tax.</summary>
    /// <param name="order">The sales order.</param>
    /// <param name="erp">The same order in the ERP.</param>
    /// <param name="tolerance">How far the totals may be apart, in major units; 0 by default.</param>
    /// <returns>
    /// The ERP's order itself when they agree, or when a side did not say; otherwise <see cref="ReasonCatalogue.ErpTotalMismatch"/>, or
    /// <see cref="ReasonCatalogue.OrderTaxMismatch"/> when only the tax differs.
    /// </returns>
    public static Outcome<ErpOrder> CompareTotals(SalesOrder order, ErpOrder erp, decimal tolerance = 0m)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(erp);
        if (erp.Total is { } total && !Agree(total, order.ErpTotal))
            return TotalMismatch(order, total);
        return erp.TaxTotal is { } tax && TaxOf(order) is { } stated && !Agree(tax, stated) ? TaxMismatch(order, tax, stated) : erp;

        bool Agree(Money left, Money right) => left.Currency == right.Currency && Math.Abs(left.Amount - right.Amount) <= tolerance;
    }

    private static IReadOnlyList<SalesOrderCharge> Charges(MarketplaceOrder order, in OrderSums totals)
    {
        var shipping = totals.Shipping == 0 && totals.ShippingTax == 0 ? [] : ShippingCharges.Of(order);
        return totals.Fees == 0 ? shipping : [.. shipping, new SalesOrderCharge(ChargeKind.Fee, new Money(totals.Fees, order.Total.Currency))];
    }

    /// <summary>The tax in all of an order as its origin stated it; null when it did not for a part.</summary>
    private static Money? TaxOf(SalesOrder order)
    {
        var taxes = order.Lines.Select(static l => (l.Amount, l.Tax)).Concat(order.Charges.Select(static c => (c.Amount, c.Tax))).Where(static p => p.Tax is not null || p.Amount.Amount != 0).ToList();
        if (taxes.Exists(static t => t.Tax is null))
            return null;

        // Where prices exclude tax, a tax on the order as a whole stands in its total alone.
        return new Money(order.PricesIncludeTax ? taxes.Sum(static t => t.Tax!.Value.Amount) : order.Total.Amount - taxes.Sum(static t => t.Amount.Amount), order.Currency);
    }

    private static Refusal TaxMismatch(SalesOrder order, Money tax, Money stated) => new()
    {
        Reason = ReasonCatalogue.OrderTaxMismatch,
        Message = $"The ERP computed {tax} of tax for order {order.Key}, the customer was charged {stated}.",
        Remedy = "Compare the tax groups of the order's items in the ERP with its tax codes, and correct the cause there.",
        Facts = [new Fact("order", order.Key.ToString()), new Fact("expected tax", stated.ToString()), new Fact("ERP tax", tax.ToString())],
    };

    private static Refusal TotalMismatch(SalesOrder order, Money total) => new()
    {
        Reason = ReasonCatalogue.ErpTotalMismatch,
        Message = order.Fees is null
            ? $"The ERP computed {total} for order {order.Key}, the customer was asked for {order.Total}."
            : $"The ERP computed {total} for order {order.Key}; the customer was asked for {order.Total}, which the fees on its lines bring down to {order.ErpTotal}.",
        Remedy = "Compare prices, tax and rounding of the order in the ERP, and correct the cause there.",
        Facts = [new Fact("order", order.Key.ToString()), new Fact("expected total", order.ErpTotal.ToString()), new Fact("ERP total", total.ToString())],
    };

    /// <summary>The goods of a line: of a kit its parts, which bear the line's id.</summary>
    private static IEnumerable<FulfilmentLine> Goods(SalesOrderLine line) => line.Parts.Count == 0
        ? [new FulfilmentLine(line.LineId, line.Sku, line.Quantity.Value, line.Description)]
        : line.Parts.Select(p => new FulfilmentLine(line.LineId, p.Sku, line.Quantity.Value * p.Quantity, line.Description));

    private static void CheckComplete(MarketplaceOrder order, bool isDraft, List<Refusal> refusals)
    {
        var missing = new MissingFields();
        missing.Require(order.Key.OrderId, "order id");
        missing.Require(order.Total.Currency.Value, "currency");
        if (!isDraft)
            missing.Require(order.ShipTo);
        missing.RequireMoney(order);
        if (missing.ToRefusal(order.Key.ToString()) is { } incomplete)
            refusals.Add(incomplete);
    }

    private List<SalesOrderLine> MapLines(MarketplaceOrder order, ref OrderSums totals, List<Refusal> refusals)
    {
        totals.Use(order.Total, order);
        totals.Use(order.ShippingTotal, order);
        totals.OrderTax = totals.Use(order.OrderTaxes, order);
        var lines = new List<SalesOrderLine>(order.Lines.Count);
        var ids = new HashSet<OrderLineId>(order.Lines.Count);
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            if (!ids.Add(line.LineId))
                refusals.Add(MissingFields.Incomplete(order.Key.ToString(), "names one line twice", [LineFact(line)]));

            switch (line)
            {
                case { IsWithdrawn: true }:
                    totals.AddLeftOut(line, order);
                    break;
                case { State: MarketplaceOrderState.Unknown }:
                    refusals.Add(UnknownState(order, line));
                    break;
                case { IsQuantityUnclear: true }:
                    totals.Add(line, order);
                    refusals.Add(UnclearQuantity(order, line));
                    break;
                case { Quantity: < 0 }:
                    refusals.Add(MissingFields.Incomplete(order.Key.ToString(), "has a line with a negative quantity", [LineFact(line)]));
                    break;
                case { Quantity: 0 }:
                    break;
                default:
                    totals.Add(line, order);
                    if (MapLine(order, line, refusals) is { } mapped)
                        lines.Add(mapped);
                    break;
            }
        }

        if (lines.Count == 0 && refusals.Count == 0)
            refusals.Add(MissingFields.Incomplete(order.Key.ToString(), "has no line that is to be sent", [new Fact("missing", "lines")]));
        return lines;
    }

    private SalesOrderLine? MapLine(MarketplaceOrder order, MarketplaceOrderLine line, List<Refusal> refusals)
    {
        var offer = offers.Find(order.Key.Connection, line.OfferId, line.OfferSku);
        if (!offer.IsOk)
            return Refuse(offer.Refusal);
        var row = offer.Value;
        var goods = PackedGoods.Of(units, row.Sku, new Quantity(line.Quantity, row.Unit));
        if (!goods.IsOk)
            return Refuse(goods.Refusal);

        return new SalesOrderLine
        {
            LineId = line.LineId,
            Sku = row.Sku,
            Description = line.Title,
            Quantity = goods.Value.Quantity,
            Ordered = new OrderedPack(row.Unit, line.Quantity, goods.Value.PerPack, line.UnitPrice with { Currency = order.Total.Currency }),
            Amount = line.Price with { Currency = order.Total.Currency },
            Tax = line.Taxes.Count == 0 ? null : new Money(OrderSums.Sum(line.Taxes), order.Total.Currency),
            Parts = goods.Value.Parts,
        };

        SalesOrderLine? Refuse(Refusal refusal)
        {
            refusals.Add(refusal with { Facts = [.. refusal.Facts, new Fact("order", order.Key.ToString()), LineFact(line)] });
            return null;
        }
    }

    private static Refusal UnknownState(MarketplaceOrder order, MarketplaceOrderLine line) => new()
    {
        Reason = ReasonCatalogue.OrderStateUnknown,
        Message = $"A line of order {order.Key} is in a state that is not known.",
        Remedy = "Look the line up in the marketplace's back office, and update the SDK when the state is new.",
        Facts = [new Fact("order", order.Key.ToString()), LineFact(line)],
    };

    private static Refusal UnclearQuantity(MarketplaceOrder order, MarketplaceOrderLine line) => new()
    {
        Reason = ReasonCatalogue.OrderQuantityUnclear,
        Message = $"A line of order {order.Key} was cancelled or refunded in part, and how many are left to send is not certain.",
        Remedy = "Look in the marketplace's back office how many are left. The order goes on by itself once the marketplace says so.",
        Facts = [new Fact("order", order.Key.ToString()), LineFact(line), new Fact("quantity shown", line.Quantity.ToString(CultureInfo.InvariantCulture))],
    };

    private static Fact LineFact(MarketplaceOrderLine line) => new("order line", line.LineId.Value);
}
