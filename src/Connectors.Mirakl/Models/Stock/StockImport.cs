using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How an import of quantities stands (STO02).</summary>
public sealed record StockImport : IImportStatus
{
    /// <summary>The import, usually a UUID.</summary>
    public string? ImportId { get; init; }

    /// <summary>The shop.</summary>
    public long ShopId { get; init; }

    /// <inheritdoc/>
    public ImportState Status { get; init; }

    /// <summary>When it was sent, UTC; null when not given.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Lines carried out; null until counted.</summary>
    public int? LinesInSuccess { get; init; }

    /// <summary>Lines refused; null until counted.</summary>
    public int? LinesInError { get; init; }

    /// <inheritdoc/>
    public bool HasErrorReport { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public long ErrorCount => LinesInError ?? 0;

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
