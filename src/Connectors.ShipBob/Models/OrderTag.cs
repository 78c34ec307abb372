namespace Connectors.ShipBob.Models;

/// <summary>A name and a value kept with an order: stored, not shown, not acted on.</summary>
public sealed record OrderTag
{
    /// <summary>Name, at most 50 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Value, at most 500 characters.</summary>
    public required string Value { get; init; }
}
