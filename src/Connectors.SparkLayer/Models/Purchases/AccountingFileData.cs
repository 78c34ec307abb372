using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>Where a document is. The member for its address is not documented: it is among what is kept.</summary>
public sealed record AccountingFileData
{
    /// <summary>How it is told; <c>uri</c> is the documented way.</summary>
    public string? Type { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(AccountingFileData);
}
