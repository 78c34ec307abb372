using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What has to be done to a credit memo so that it holds what came back, and no more. Pure.</summary>
/// <param name="Steps">Empty when it holds just that.</param>
internal sealed record CreditMemoPlan(IReadOnlyList<CreditMemoStep> Steps)
{
    /// <summary>Plans it.</summary>
    /// <param name="memo">The credit memo with its lines, as it is now.</param>
    /// <param name="asked">What it is to hold.</param>
    /// <param name="options">How charges are booked.</param>
    /// <param name="unitText">The ERP's text for a unit.</param>
    /// <returns>The plan; or why there is none, and whether that is a refusal or an answer that does not tell enough.</returns>
    public static (CreditMemoPlan? Plan, string Why, FailureKind Kind) Make(SalesCreditMemo memo, ErpReturn asked, BusinessCentralErpOptions options, Func<UnitCode, string> unitText)
    {
        var lines = memo.SalesCreditMemoLines.Where(static line => line?.LineType != SalesLineType.Comment).OrderBy(static line => line?.Sequence).ToList();
        if (!memo.TellsLines || lines.Exists(static line => line is null or { Quantity: null } or { UnitPrice: null } || line.LineType == default))
            return (null, "The answer does not tell what the credit memo holds.", FailureKind.Unreadable);
        var left = lines.ToList();
        var currency = asked.Total.Currency;
        var steps = new List<CreditMemoStep>();

        // Those that stay where they left from first: the lines that are there have that location.
        foreach (var wanted in asked.Lines.OrderBy(static line => line.LocationId is null ? 0 : 1))
        {
            if (Price(wanted.Quantity, wanted.Amount) is not { } price || (wanted.LocationId is { } id && !Guid.TryParse(id, out _)))
                return (null, $"{wanted.Sku} cannot be credited with this amount, or at this location.", FailureKind.Rejected);
            var location = wanted.LocationId is { } of ? Guid.Parse(of) : (Guid?)null;
            var key = DispatchPlan.Key(wanted.Sku.Value, unitText(wanted.Unit));
            var same = left.FindAll(line => line!.LineType == SalesLineType.Item && DispatchPlan.Key(line.LineObjectNumber, line.UnitOfMeasureCode) == key);

            // One that says it all already, or else the one whose price is nearest to it.
            var there = same.Find(line => Holds(line!, wanted, location)) ?? same.MinBy(line => Math.Abs(line!.UnitPrice!.Value - price.Unit));
            if (there is null)
            {
                steps.Add(new CreditMemoStep(null, Differs(wanted.Sku.Value, Text(wanted.Quantity, wanted.Amount.Amount), "none"))
                {
                    New = new NewSalesCreditMemoLine
                    {
                        LineType = SalesLineType.Item,
                        LineObjectNumber = wanted.Sku.Value,
                        LocationId = location,
                        UnitOfMeasureCode = unitText(wanted.Unit),
                        Quantity = wanted.Quantity,
                        UnitPrice = price.Unit,
                        DiscountAmount = price.Discount,
                    },
                });
                continue;
            }

            left.Remove(there);
            if (!Holds(there, wanted, location))
            {
                steps.Add(new CreditMemoStep(there, Differs(wanted.Sku.Value, Text(wanted.Quantity, wanted.Amount.Amount), Text(there.Quantity!.Value, AmountOf(there, currency))))
                {
                    // The price behind the quantity, which plans it anew.
                    Change = new SalesCreditMemoLineChange { LocationId = location, Quantity = wanted.Quantity, UnitPrice = price.Unit, DiscountAmount = price.Discount ?? 0m },
                });
            }
        }

        foreach (var charge in asked.Charges)
        {
            if (!options.Charges.TryGetValue(charge.Kind.ToString(), out var target))
                return (null, $"A {charge.Kind} charge has no line: set {nameof(BusinessCentralErpOptions)}.{nameof(options.Charges)}[\"{charge.Kind}\"].", FailureKind.Rejected);

            // What takes something off is no charge, but a fee of the marketplace: that goes back by the settlement, if it does.
            var booked = left.Find(line => line!.LineType == target.GetLineType() && AmountOf(line, currency) >= 0m && string.Equals(line.LineObjectNumber.Trim(), target.Number.Trim(), StringComparison.OrdinalIgnoreCase));
            if (booked is not null)
                left.Remove(booked);
            if (booked is null)
            {
                steps.Add(new CreditMemoStep(null, Differs(charge.Kind.ToString(), Text(1m, charge.Amount.Amount), "none"))
                {
                    New = new NewSalesCreditMemoLine { LineType = target.GetLineType(), LineObjectNumber = target.Number, Quantity = 1m, UnitPrice = charge.Amount.Amount },
                });
            }
            else if (AmountOf(booked, currency) != charge.Amount.Amount)
            {
                steps.Add(new CreditMemoStep(booked, Differs(charge.Kind.ToString(), Text(1m, charge.Amount.Amount), Text(booked.Quantity!.Value, AmountOf(booked, currency))))
                {
                    Change = new SalesCreditMemoLineChange { Quantity = 1m, UnitPrice = charge.Amount.Amount, DiscountAmount = 0m },
                });
            }
        }

        // What nobody sent back. A line without quantity credits nothing.
        steps.AddRange(left.Where(static line => line!.Quantity != 0m).Select(line =>
            new CreditMemoStep(line, Differs(line!.LineObjectNumber, "none", Text(line.Quantity!.Value, AmountOf(line, currency))))));
        return (new CreditMemoPlan(steps), string.Empty, default);
    }

    /// <summary>Whether a draft holds what its invoice does, as it does when it was made of it.</summary>
    public static bool IsUntouched(SalesCreditMemo memo, ErpInvoice invoice)
    {
        if (!memo.TellsLines || memo.TotalAmountIncludingTax != invoice.Total)
            return false;
        var held = Sums(memo.SalesCreditMemoLines.Where(static line => line.LineType == SalesLineType.Item).Select(static line => (line.LineObjectNumber, line.UnitOfMeasureCode, line.Quantity ?? 0m)));
        var sold = Sums(invoice.Lines.Select(static line => (line.Sku.Value, line.UnitText, line.Quantity)));
        return sold.All(of => held.GetValueOrDefault(of.Key) == of.Value);
    }

    private static Dictionary<(string, string), decimal> Sums(IEnumerable<(string Number, string Unit, decimal Quantity)> lines) =>
        lines.GroupBy(static line => DispatchPlan.Key(line.Number, line.Unit)).ToDictionary(static group => group.Key, static group => group.Sum(static line => line.Quantity));

    private static LinePrice? Price(decimal quantity, Money amount) => quantity <= 0m ? null : LinePrice.Of(quantity, decimal.Round(amount.Amount / quantity, 5, MidpointRounding.AwayFromZero), amount);

    private static bool Holds(SalesCreditMemoLine there, ErpReturnLine wanted, Guid? location) =>
        there.Quantity == wanted.Quantity && AmountOf(there, wanted.Amount.Currency) == wanted.Amount.Amount && (location is null || there.LocationId == location);

    /// <summary>What the line comes to, in the document's way of counting tax.</summary>
    private static decimal AmountOf(SalesCreditMemoLine line, CurrencyCode currency) => LineAmount.Of(line.Quantity!.Value, line.UnitPrice!.Value, line.DiscountAmount, currency);

    private static string Text(decimal quantity, decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{quantity:0.#####} for {amount:0.00###}");

    private static Fact Differs(string what, string wanted, string there) => new(what, $"{wanted} asked for, {there} in the ERP");
}
