namespace Connectors.Domain.Stock;

/// <summary>The velocity classes, slowest first, and how often stock is published.</summary>
/// <remarks>Value equality does not look into <see cref="Rows"/>.</remarks>
public sealed record VelocityTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The classes, never null. The first begins at 0 sales a day; each of the others sells more than the one before.</summary>
    public IReadOnlyList<VelocityRow> Rows { get => field ?? []; init; }

    /// <summary>Shortest time between two runs, which protects the ERP; above zero.</summary>
    public required TimeSpan Floor { get; init; }

    /// <summary>Longest time between two runs, after which stock would be stale; not below <see cref="Floor"/>.</summary>
    public required TimeSpan Ceiling { get; init; }
}
