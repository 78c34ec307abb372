using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.ShipBob.Internal;

namespace Connectors.ShipBob.Models;

/// <summary>What became of one shipment of a cancelled order.</summary>
public sealed record CanceledShipment
{
    /// <summary>The shipment.</summary>
    public long? ShipmentId { get => field ?? LeakedMembers.Id(AdditionalData, "shipmentid"); init; }

    /// <summary>What was tried; null when not given.</summary>
    public string? Action { get; init; }

    /// <summary>Whether it worked; null when not given.</summary>
    public bool? IsSuccess { get => field ?? LeakedMembers.Flag(AdditionalData, SuccessName); init; }

    /// <summary>Why it did not; null when it did.</summary>
    public string? Reason { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Whether it says whether it worked, in a way that cannot be read.</summary>
    internal bool IsUnclear => IsSuccess is null && LeakedMembers.Find(AdditionalData, SuccessName) is not null;

    private const string SuccessName = "issuccess";
}
