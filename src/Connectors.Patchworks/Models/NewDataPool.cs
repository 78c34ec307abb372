namespace Connectors.Patchworks.Models;

/// <summary>A data pool to be made.</summary>
public sealed record NewDataPool
{
    /// <summary>Its name, 3 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What people should know of it, at most 255 characters; null for nothing.</summary>
    public string? Description { get; init; }
}
