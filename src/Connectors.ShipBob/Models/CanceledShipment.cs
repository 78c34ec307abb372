using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>What became of one shipment of a cancelled order.</summary>
public sealed record CanceledShipment
{
    /// <summary>The shipment.</summary>
    public long? ShipmentId { get => field ?? Leaked("shipmentId", static e => e.ValueKind == JsonValueKind.Number && e.TryGetInt64(out var id) ? id : (long?)null); init; }

    /// <summary>What was tried; null when not given.</summary>
    public string? Action { get; init; }

    /// <summary>Whether it worked; null when not given.</summary>
    public bool? IsSuccess { get => field ?? Leaked("isSuccess", static e => e.ValueKind is JsonValueKind.True or JsonValueKind.False ? e.GetBoolean() : (bool?)null); init; }

    /// <summary>Why it did not; null when it did.</summary>
    public string? Reason { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The service writes some members in another case now and then.</summary>
    private T? Leaked<T>(string name, Func<JsonElement, T?> read)
        where T : struct =>
        AdditionalData is { } more && more.TryGetValue(name, out var element) ? read(element) : null;
}
