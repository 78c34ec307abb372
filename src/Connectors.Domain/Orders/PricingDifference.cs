using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>One thing in which an order differs from what the ERP says.</summary>
/// <param name="Reason">The named cause it belongs to: price, tax or an unknown tax code.</param>
/// <param name="Cause">Why it differs.</param>
/// <param name="Subject">The line, the tax group or <c>total</c>.</param>
/// <param name="Expected">What the ERP's rules give; null when they give nothing.</param>
/// <param name="Actual">What the order says; null when it is not about an amount.</param>
/// <param name="Rule">The rule behind the expectation, for people.</param>
public sealed record PricingDifference(Reason Reason, PricingCause Cause, string Subject, Money? Expected, Money? Actual, string Rule)
{
    /// <summary>What differs, and by which rule.</summary>
    public override string ToString() => $"{Subject}: {Cause}, {Expected?.ToString() ?? "nothing"} expected, {Actual?.ToString() ?? "nothing"} found, {Rule} [{Reason.Code}]";
}
