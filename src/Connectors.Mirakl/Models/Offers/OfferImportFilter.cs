namespace Connectors.Mirakl.Models;

/// <summary>Which imports of offers to list (OF04). What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OfferImportFilter
{
    /// <summary>Sent at or after this instant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Sent at or before this instant.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>In this state.</summary>
    public ImportState? Status { get; init; }

    /// <summary>In this mode.</summary>
    public OfferImportMode? Mode { get; init; }

    /// <summary>That came one of these ways.</summary>
    public IReadOnlyList<ImportOrigin> Origins { get => field ?? []; init; }
}
