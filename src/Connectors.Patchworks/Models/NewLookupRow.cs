namespace Connectors.Patchworks.Models;

/// <summary>The values of a row, to add or to write over.</summary>
public sealed record NewLookupRow
{
    /// <summary>What flows look for from left to right.</summary>
    public required string LeftValue { get; init; }

    /// <summary>What they get for it.</summary>
    public required string RightValue { get; init; }
}
