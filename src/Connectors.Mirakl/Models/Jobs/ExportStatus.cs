using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How an export stands (OR14, OF53, TL04).</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ExportStatus
{
    /// <summary>Where it stands.</summary>
    public ExportState Status { get; init; }

    /// <summary>When the platform last worked on it, UTC; null when not given.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Addresses of its files, in order; empty until it is completed. They can be opened for a limited time.</summary>
    public IReadOnlyList<Uri> Urls { get => field ?? []; init; }

    /// <summary>Why it failed; null when it did not, or when the platform does not say.</summary>
    public ExportError? Error { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
