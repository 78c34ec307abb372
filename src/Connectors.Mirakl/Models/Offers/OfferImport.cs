using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How an import of offers stands (OF02, OF04).</summary>
public sealed record OfferImport : IImportStatus
{
    /// <summary>The import.</summary>
    public long ImportId { get; init; }

    /// <summary>The shop; null in OF02.</summary>
    public long? ShopId { get; init; }

    /// <inheritdoc/>
    public ImportState Status { get; init; }

    /// <summary>Why it stands there, in the platform's words; null when there is nothing to say.</summary>
    public string? ReasonStatus { get; init; }

    /// <summary>What happens to offers it does not name.</summary>
    public OfferImportMode Mode { get; init; }

    /// <summary>Which way it came; empty in OF02.</summary>
    public ImportOrigin Origin { get; init; }

    /// <summary>When it was sent, UTC; null when not given.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Offers read.</summary>
    public int LinesRead { get; init; }

    /// <summary>Offers carried out.</summary>
    public int LinesInSuccess { get; init; }

    /// <summary>Offers refused.</summary>
    public int LinesInError { get; init; }

    /// <summary>Offers that wait for their product.</summary>
    public int LinesInPending { get; init; }

    /// <summary>Offers that are new.</summary>
    public int OfferInserted { get; init; }

    /// <summary>Offers that were changed.</summary>
    public int OfferUpdated { get; init; }

    /// <summary>Offers that were deleted.</summary>
    public int OfferDeleted { get; init; }

    /// <inheritdoc/>
    public bool HasErrorReport { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public long ErrorCount => LinesInError;

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
