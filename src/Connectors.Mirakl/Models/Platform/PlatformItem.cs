using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An entry of one of the platform's lists: a channel, shipping zone, logistic class, locale, currency, offer condition or role.</summary>
public sealed record PlatformItem
{
    /// <summary>Code to send; its case matters.</summary>
    public string? Code { get; init; }

    /// <summary>Name for people; null when the list has none.</summary>
    public string? Label { get; init; }

    /// <summary>Description for people; null when the list has none.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it is the platform's default; null when the list does not say.</summary>
    public bool? PlatformDefault { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
