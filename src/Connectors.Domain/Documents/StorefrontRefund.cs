using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Something of an order that the store paid back, or took off while nobody had paid it.</summary>
/// <param name="Id">The store's id of it; unique within the order.</param>
/// <param name="At">When it counts, UTC.</param>
/// <param name="Amount">What was paid back, tax included: zero where lines were taken off that nobody had paid. Without a currency when it was not given.</param>
/// <remarks>Value equality does not look into the lines.</remarks>
public sealed record StorefrontRefund(string Id, DateTimeOffset At, Money Amount)
{
    /// <summary>The lines that it names; empty where money alone was given back. Never null.</summary>
    public IReadOnlyList<StorefrontRefundLine> Lines { get => field ?? []; init; }
}
