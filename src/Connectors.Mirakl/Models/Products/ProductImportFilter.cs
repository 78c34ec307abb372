namespace Connectors.Mirakl.Models;

/// <summary>Which imports of products to list (P51). What is null does not filter.</summary>
public sealed record ProductImportFilter
{
    /// <summary>Changed since this instant.</summary>
    public DateTimeOffset? LastRequestDate { get; init; }

    /// <summary>In this state.</summary>
    public ImportState? Status { get; init; }

    /// <summary>Whether there is a file in the operator's format (P46).</summary>
    public bool? HasTransformedFile { get; init; }
}
