using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Json;

/// <summary>The answer to the start of an export.</summary>
internal sealed record ExportStarted
{
    public string? TrackingId { get; init; }
}

/// <summary>The answer to a file of quantities or prices.</summary>
internal sealed record ImportStarted
{
    public string? ImportId { get; init; }

    /// <summary>PRI01's older name of the same.</summary>
    [JsonPropertyName("importId")]
    public string? OldImportId { get; init; }
}

/// <summary>The answer to offers or products that were sent; their imports have numbers.</summary>
internal sealed record NumberedImport
{
    public long? ImportId { get; init; }

    /// <summary>Of OF01 with products alone.</summary>
    public long? ProductImportId { get; init; }
}
