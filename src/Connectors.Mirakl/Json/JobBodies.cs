using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Json;

/// <summary>The answer to the start of an export.</summary>
internal sealed record ExportStarted
{
    public string? TrackingId { get; init; }
}

/// <summary>The answer to a file that was sent to be imported; ids are text here, also where the platform counts them.</summary>
internal sealed record ImportStarted
{
    public string? ImportId { get; init; }

    /// <summary>PRI01's older name of the same.</summary>
    [JsonPropertyName("importId")]
    public string? OldImportId { get; init; }
}
