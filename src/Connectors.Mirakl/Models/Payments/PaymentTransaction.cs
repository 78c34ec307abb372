using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A payment transaction.</summary>
public sealed record PaymentTransaction
{
    /// <summary>Number of the transaction; null when not given.</summary>
    public string? Number { get; init; }

    /// <summary>When it took place, UTC; null when not given.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
