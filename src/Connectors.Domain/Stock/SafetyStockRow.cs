using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>One safety stock and where it applies. A condition that is null holds everywhere.</summary>
/// <remarks>
/// The safety stock is <see cref="Fixed"/> plus <see cref="Percent"/> of what is sellable, and at least <see cref="Minimum"/>.
/// The most specific row wins, alone: a SKU before a class, a class before a channel, a channel before a peak.
/// </remarks>
public sealed record SafetyStockRow
{
    /// <summary>The one SKU it is for; null for all.</summary>
    public Sku? Sku { get; init; }

    /// <summary>The velocity class it is for; null for all. Compared exactly.</summary>
    public string? Class { get; init; }

    /// <summary>The channel it is for, for example the connection's name; null for all. Compared exactly.</summary>
    public string? Channel { get; init; }

    /// <summary>Name of the peak window in which it applies; null for always.</summary>
    public string? Peak { get; init; }

    /// <summary>Base units that are kept back, whatever there is; 0 to one million million.</summary>
    public decimal Fixed { get; init; }

    /// <summary>Part of the sellable stock that is kept back on top, in percent; 0 to 100, at most 6 decimals.</summary>
    public decimal Percent { get; init; }

    /// <summary>Base units that are kept back at least; 0 to one million million.</summary>
    public decimal Minimum { get; init; }
}
