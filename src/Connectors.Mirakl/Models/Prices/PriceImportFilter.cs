namespace Connectors.Mirakl.Models;

/// <summary>Which imports of prices to list (PRI02). What is null or empty does not filter.</summary>
public sealed record PriceImportFilter
{
    /// <summary>These imports only.</summary>
    public IReadOnlyList<string> ImportIds { get => field ?? []; init; }

    /// <summary>Sent at or after this instant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Sent at or before this instant.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>In this state.</summary>
    public ImportState? Status { get; init; }

    /// <summary>That came one of these ways.</summary>
    public IReadOnlyList<ImportOrigin> Origins { get => field ?? []; init; }
}
