using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Orders;

/// <summary>Collects what an order lacks. It names fields and never shows what is in them.</summary>
internal struct MissingFields
{
    private List<Fact>? _missing;

    internal static Refusal Incomplete(string order, string what, IReadOnlyList<Fact> facts) => new()
    {
        Reason = ReasonCatalogue.OrderIncomplete,
        Message = $"Order {order} {what}.",
        Remedy = "Wait for the order to be completed where it was placed, or ask its support.",
        Facts = [new Fact("order", order), .. facts],
    };

    internal void Require(string? value, string field)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(field);
    }

    internal void Require(PostalAddress? shipTo)
    {
        if (shipTo is null)
        {
            Add("ship-to address");
            return;
        }

        Require(shipTo.Name, "ship-to name");
        Require(shipTo.Line1, "ship-to line 1");
        Require(shipTo.City, "ship-to city");
        Require(shipTo.Postcode, "ship-to postcode");
        Require(shipTo.CountryCode, "ship-to country");
    }

    /// <summary>The amounts of every line that is to be sent. Zero of no currency was not given, which is not zero.</summary>
    internal void RequireMoney(MarketplaceOrder order)
    {
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            if (line.Quantity <= 0 || line.IsWithdrawn)
                continue;
            if (line.Price == default)
                Add($"price of line {line.LineId}");
            if (line.UnitPrice == default)
                Add($"price of one of line {line.LineId}");
            if (IsAnyMissing(line.Taxes) || IsAnyMissing(line.ShippingTaxes))
                Add($"a tax of line {line.LineId}");
            if (line.Fees.Any(static f => f.Amount == default))
                Add($"a fee of line {line.LineId}");
        }

        if (IsAnyMissing(order.OrderTaxes))
            Add("a tax of the order");
    }

    internal void Add(string field) => (_missing ??= []).Add(new Fact("missing", field));

    private static bool IsAnyMissing(IReadOnlyList<TaxAmount> taxes)
    {
        for (var i = 0; i < taxes.Count; i++)
        {
            if (taxes[i].Amount == default)
                return true;
        }

        return false;
    }

    /// <summary>Null when nothing is missing.</summary>
    internal readonly Refusal? ToRefusal(string order) =>
        _missing is null ? null : Incomplete(order, $"lacks {string.Join(", ", _missing.Select(static m => m.Value))}", _missing);
}
