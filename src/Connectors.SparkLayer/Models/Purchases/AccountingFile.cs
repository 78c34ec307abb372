using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A document of a purchase, such as an invoice.</summary>
public sealed record AccountingFile
{
    /// <summary>By what it is known.</summary>
    public AccountingFileIdentifiers? Identifiers { get; init; }

    /// <summary>Where it is.</summary>
    public AccountingFileData? Data { get; init; }

    /// <summary>What it is; <c>invoice</c> is the documented word.</summary>
    public string? FileType { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
