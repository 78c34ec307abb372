namespace Connectors.Patchworks.Models;

/// <summary>A lookup to be made. It comes empty: rows follow.</summary>
public sealed record NewLookup
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What people should know of it; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>What a flow gets where no row matches; null for none.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>The template to make it of; null for none.</summary>
    public string? CrossReferenceLookupTemplateId { get; init; }
}
