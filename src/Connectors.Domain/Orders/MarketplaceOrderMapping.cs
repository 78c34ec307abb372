using System.Globalization;
using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>Turns a marketplace order into a sales order and a warehouse order: mapped, checked and complete, or with everything that stands in the way. Immutable and thread-safe.</summary>
/// <param name="offers">What each offer sells.</param>
/// <param name="units">How packs convert to base units.</param>
/// <param name="customers">Which account a buyer's orders are booked on.</param>
/// <param name="textLimits">How long the order's texts may be; null for what Business Central keeps.</param>
public sealed class MarketplaceOrderMapping(OfferMap offers, UnitCatalogue units, CustomerMap customers, OrderTextLimits? textLimits = null)
{
    /// <summary>The longest external number that every ERP of this SDK keeps whole.</summary>
    public const int MaxExternalNumberLength = 35;

    private const decimal MaxAmount = 1_000_000_000_000m;

    private readonly OrderTextLimits _textLimits = textLimits ?? new OrderTextLimits();

    /// <summary>
    /// Maps the order, or says everything that has to change first. Whether the order may be sent yet is not asked here: that is the payment rules' matter.
    /// </summary>
    /// <remarks>
    /// Refused and cancelled lines, and lines of which nothing is left, are not mapped. The order's total must be the sum of the mapped lines and their shipping,
    /// to the penny; a marketplace that goes on counting the lines left out (refused, or refunded before they were sent) is understood. Taxes are not part of that sum: prices that include tax already hold them,
    /// prices that exclude it leave them out of the total too. <see cref="SalesOrder.Total"/> holds them in both cases.
    /// </remarks>
    public Validated<SalesOrder, Refusal> Map(MarketplaceOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var refusals = new List<Refusal>(0);
        var externalNumber = order.Key.ToString();
        if (externalNumber.Length > MaxExternalNumberLength)
            refusals.Add(NumberTooLong(externalNumber));
        CheckComplete(order, refusals);
        if (_textLimits.FindTooLong(order.Key.ToString(), order.ShipTo, null) is { } tooLong)
            refusals.Add(tooLong);

        var customer = customers.Find(order.Key.Connection, order.Channel, order.CustomerId);
        if (!customer.IsOk)
            refusals.Add(customer.Refusal);

        var totals = default(Totals);
        var lines = MapLines(order, ref totals, refusals);
        CheckTotals(order, totals, refusals);
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
            ShipTo = order.ShipTo!,
            ShipBy = order.ShipBy,
            DeliveryService = order.ShippingService,
            Lines = lines,
            Charges = totals.Shipping == 0 ? [] :
                [new SalesOrderCharge(ChargeKind.Shipping, new Money(totals.Shipping, currency), totals.HasShippingTax ? new Money(totals.ShippingTax, currency) : null)],
            Total = new Money(totals.Goods + totals.Shipping + (order.PricesIncludeTax ? 0m : totals.Tax + totals.ShippingTax), currency),
            ExpectedFees = order.Commission.Amount == 0 ? null : order.Commission,
        };
    }

    /// <summary>What the warehouse is asked to send for a sales order: its reference is the order's key, its quantities are base units.</summary>
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
            Lines = [.. order.Lines.Select(static l => new FulfilmentLine(l.LineId, l.Sku, l.Quantity.Value, l.Description))],
        };
    }

    /// <summary>Whether the ERP computed the total that the customer was asked to pay.</summary>
    /// <param name="order">The sales order.</param>
    /// <param name="erp">The same order in the ERP.</param>
    /// <param name="tolerance">How far the totals may be apart, in major units; 0 by default.</param>
    /// <returns>The ERP's order itself when they agree, or when the ERP did not say; otherwise <see cref="ReasonCatalogue.ErpTotalMismatch"/>.</returns>
    public static Outcome<ErpOrder> CompareTotals(SalesOrder order, ErpOrder erp, decimal tolerance = 0m)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(erp);
        if (erp.Total is not { } total || (total.Currency == order.Total.Currency && Math.Abs(total.Amount - order.Total.Amount) <= tolerance))
            return erp;
        return new Refusal
        {
            Reason = ReasonCatalogue.ErpTotalMismatch,
            Message = $"The ERP computed {total} for order {order.Key}, the customer was asked for {order.Total}.",
            Remedy = "Compare prices, tax and rounding of the order in the ERP, and correct the cause there.",
            Facts = [new Fact("order", order.Key.ToString()), new Fact("expected total", order.Total.ToString()), new Fact("ERP total", total.ToString())],
        };
    }

    private static void CheckComplete(MarketplaceOrder order, List<Refusal> refusals)
    {
        var missing = new MissingFields();
        missing.Require(order.Key.OrderId, "order id");
        missing.Require(order.Total.Currency.Value, "currency");
        missing.Require(order.ShipTo);
        if (missing.ToRefusal(order.Key.ToString()) is { } incomplete)
            refusals.Add(incomplete);
    }

    private static void CheckTotals(MarketplaceOrder order, in Totals totals, List<Refusal> refusals)
    {
        var live = totals.Goods + totals.Shipping;
        if (totals.IsUnusable)
        {
            refusals.Add(Mismatch(order, totals, "has an amount that is negative, far too large or of another currency"));
        }
        else if (!(order.Total.Amount == live && order.ShippingTotal.Amount == totals.Shipping)
            && !(order.Total.Amount == live + totals.LeftOut && order.ShippingTotal.Amount == totals.Shipping + totals.LeftOutShipping))
        {
            refusals.Add(Mismatch(order, totals, "does not add up to its total"));
        }
    }

    private static Refusal NumberTooLong(string externalNumber) => new()
    {
        Reason = ReasonCatalogue.OrderNumberTooLong,
        Message = string.Create(CultureInfo.InvariantCulture, $"Order key '{externalNumber}' is longer than {MaxExternalNumberLength} characters."),
        Remedy = "Give the connection a shorter name.",
        Facts = [new Fact("order", externalNumber), new Fact("length", externalNumber.Length.ToString(CultureInfo.InvariantCulture))],
    };

    private static Refusal Mismatch(MarketplaceOrder order, in Totals totals, string what) => new()
    {
        Reason = ReasonCatalogue.OrderTotalMismatch,
        Message = $"Order {order.Key} {what}.",
        Remedy = "Compare the order's lines with its total in the marketplace's back office.",
        Facts =
        [
            new Fact("order", order.Key.ToString()),
            new Fact("order total", order.Total.ToString()), new Fact("order shipping", order.ShippingTotal.ToString()),
            new Fact("sum of lines", new Money(totals.Goods, order.Total.Currency).ToString()),
            new Fact("sum of line shipping", new Money(totals.Shipping, order.Total.Currency).ToString()),
            new Fact("sum of refused and cancelled lines", new Money(totals.LeftOut, order.Total.Currency).ToString()),
        ],
    };

    private List<SalesOrderLine> MapLines(MarketplaceOrder order, ref Totals totals, List<Refusal> refusals)
    {
        totals.Use(order.Total, order);
        totals.Use(order.ShippingTotal, order);
        var lines = new List<SalesOrderLine>(order.Lines.Count);
        var ids = new HashSet<OrderLineId>(order.Lines.Count);
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            if (!ids.Add(line.LineId))
                refusals.Add(MissingFields.Incomplete(order.Key.ToString(), "names one line twice", [LineFact(line)]));

            switch (line)
            {
                case { State: MarketplaceOrderState.Cancelled or MarketplaceOrderState.Refused }:
                    totals.AddLeftOut(line, order);
                    break;
                case { State: MarketplaceOrderState.Unknown }:
                    refusals.Add(UnknownState(order, line));
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
        var ratio = units.BaseUnitsPer(row.Sku, row.Unit);
        if (!ratio.IsOk)
            return Refuse(ratio.Refusal);
        var quantity = units.ToBase(row.Sku, new Quantity(line.Quantity, row.Unit));
        if (!quantity.IsOk)
            return Refuse(quantity.Refusal);

        return new SalesOrderLine
        {
            LineId = line.LineId,
            Sku = row.Sku,
            Description = line.Title,
            Quantity = quantity.Value,
            Ordered = new OrderedPack(row.Unit, line.Quantity, ratio.Value, line.UnitPrice with { Currency = order.Total.Currency }),
            Amount = line.Price with { Currency = order.Total.Currency },
            Tax = line.Taxes.Count == 0 ? null : new Money(Totals.Sum(line.Taxes), order.Total.Currency),
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

    private static Fact LineFact(MarketplaceOrderLine line) => new("order line", line.LineId.Value);

    /// <summary>The sums of an order; amounts that cannot be trusted are left out and remembered.</summary>
    private struct Totals
    {
        internal decimal Goods;
        internal decimal Shipping;
        internal decimal Tax;
        internal decimal ShippingTax;
        internal decimal LeftOut;
        internal decimal LeftOutShipping;
        internal bool HasShippingTax;
        internal bool IsUnusable;

        internal static decimal Sum(IReadOnlyList<TaxAmount> taxes)
        {
            var sum = 0m;
            for (var i = 0; i < taxes.Count; i++)
                sum += IsUsable(taxes[i].Amount.Amount) ? taxes[i].Amount.Amount : 0m;
            return sum;
        }

        internal void Add(MarketplaceOrderLine line, MarketplaceOrder order)
        {
            Use(line.UnitPrice, order);
            Goods += Use(line.Price, order);
            Shipping += Use(line.ShippingPrice, order);
            Tax += Use(line.Taxes, order);
            ShippingTax += Use(line.ShippingTaxes, order);
            HasShippingTax |= line.ShippingTaxes.Count > 0;
        }

        internal void AddLeftOut(MarketplaceOrderLine line, MarketplaceOrder order)
        {
            var shipping = Use(line.ShippingPrice, order);
            LeftOut += Use(line.Price, order) + shipping;
            LeftOutShipping += shipping;
        }

        /// <summary>Zero of no currency is how an amount that was not given looks.</summary>
        internal decimal Use(Money money, MarketplaceOrder order)
        {
            if (IsUsable(money.Amount) && (money.Currency == order.Total.Currency || money == default))
                return money.Amount;
            IsUnusable = true;
            return 0m;
        }

        private static bool IsUsable(decimal amount) => amount is >= 0m and <= MaxAmount;

        private decimal Use(IReadOnlyList<TaxAmount> taxes, MarketplaceOrder order)
        {
            var sum = 0m;
            for (var i = 0; i < taxes.Count; i++)
                sum += Use(taxes[i].Amount, order);
            return sum;
        }
    }
}
