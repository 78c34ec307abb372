namespace Connectors.Domain.Stock;

/// <summary>A world small enough to try everything that can happen in it.</summary>
/// <remarks>Value equality does not look into <see cref="Channels"/>.</remarks>
internal sealed record SmallWorld
{
    /// <summary>Base units there are at first, 0 to 8.</summary>
    public required int Stock { get; init; }

    /// <summary>The channels that sell it, 1 to 3; never null.</summary>
    public IReadOnlyList<SmallChannel> Channels { get => field ?? []; init; }

    /// <summary>How many steps are tried, 1 to 6. More than the longest lag, or stale views never catch up.</summary>
    public required int Steps { get; init; }
}
