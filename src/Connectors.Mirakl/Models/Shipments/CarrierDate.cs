using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A carrier's date in pieces, because carriers leave pieces out.</summary>
public sealed record CarrierDate
{
    /// <summary><c>yyyy-MM-dd</c>; null when not given.</summary>
    public string? Date { get; init; }

    /// <summary><c>HH:mm:ss</c>; null when not given.</summary>
    public string? Time { get; init; }

    /// <summary>Offset from UTC, <c>Z</c> or <c>+02:00</c>; null when not given.</summary>
    public string? Offset { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
