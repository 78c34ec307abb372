namespace Connectors.Domain.Payments;

/// <summary>The payment rules, in the order in which they are asked.</summary>
/// <remarks>Value equality does not look into <see cref="Rules"/>.</remarks>
public sealed record PaymentTable
{
    /// <summary>Version that every decision is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The rules, never null. What none of them knows is held.</summary>
    public IReadOnlyList<PaymentRule> Rules { get => field ?? []; init; }
}
