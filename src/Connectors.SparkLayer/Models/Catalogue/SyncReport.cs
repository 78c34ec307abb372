using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>What came of a synchronisation, for the dashboard. Its members are not documented: add them by name.</summary>
public sealed record SyncReport
{
    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(SyncReport);
}
