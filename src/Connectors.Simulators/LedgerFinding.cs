using System.Globalization;

namespace Connectors.Simulators;

/// <summary>One thing that is not as it has to be. Holds no personal data.</summary>
public sealed record LedgerFinding
{
    /// <summary>How bad it is.</summary>
    public required LedgerFindingKind Kind { get; init; }

    /// <summary>What it is, in one stable word, for example <c>sales-price</c>; <c>docs/judge.md</c> lists all.</summary>
    public required string Code { get; init; }

    /// <summary>The marketplace's order id; null when no order is behind it.</summary>
    public string? OrderId { get; init; }

    /// <summary>What should have been.</summary>
    public required string Expected { get; init; }

    /// <summary>What was.</summary>
    public required string Actual { get; init; }

    /// <summary>When it happened, UTC; for what did not happen, since when it could have.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The finding in one sentence.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(OrderId is null ? "No order" : $"Order {OrderId}")}, {Code} at {At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}: {Actual}; expected {Expected}.");
}
