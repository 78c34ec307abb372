namespace Connectors.Domain.Stock;

/// <summary>Whether anything that can happen in a small world oversells its stock.</summary>
/// <remarks>Value equality does not look into <see cref="Story"/>.</remarks>
internal sealed record OversellVerdict
{
    /// <summary>Whether some course of events oversells.</summary>
    public required bool CanOversell { get; init; }

    /// <summary>A course of events that oversells in the fewest steps; empty when there is none. Never null.</summary>
    public IReadOnlyList<SmallSale> Story { get => field ?? []; init; }

    /// <summary>How many different situations were tried.</summary>
    public required int Situations { get; init; }
}
