using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How an import of prices stands (PRI02).</summary>
public sealed record PriceImport : IImportStatus
{
    /// <summary>The import, usually a UUID.</summary>
    public string? ImportId { get; init; }

    /// <summary>The shop.</summary>
    public long ShopId { get; init; }

    /// <inheritdoc/>
    public ImportState Status { get; init; }

    /// <summary>Why it stands there, in the platform's words; null when there is nothing to say.</summary>
    public string? ReasonStatus { get; init; }

    /// <summary>Which way it came.</summary>
    public ImportOrigin Origin { get; init; }

    /// <summary>When it was sent, UTC; null when not given.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Lines carried out.</summary>
    public int LinesInSuccess { get; init; }

    /// <summary>Lines refused.</summary>
    public int LinesInError { get; init; }

    /// <summary>Offers whose prices were replaced.</summary>
    public int OffersUpdated { get; init; }

    /// <summary>Offers that kept their old prices because one of the new ones was refused.</summary>
    public int OffersInError { get; init; }

    /// <inheritdoc/>
    public bool HasErrorReport { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public long ErrorCount => LinesInError;

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
