using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>A sales channel of the merchant.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record Channel
{
    /// <summary>Its id, to be sent with every write.</summary>
    public required long Id { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>The application it belongs to; null when not given.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>
    /// What the token may do in it; the channel to write with is the one whose scopes contain the write scopes. Never null.
    /// </summary>
    public IReadOnlyList<string> Scopes { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
