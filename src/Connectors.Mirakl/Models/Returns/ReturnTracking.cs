using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>How returned goods travel, as RT11 lists it and for RT04.</summary>
public sealed record ReturnTracking
{
    /// <summary>Code of a registered carrier (SH21); null for others.</summary>
    /// <remarks>RT11's example calls it <c>carrierCode</c>; that is read too.</remarks>
    public string? CarrierCode { get => field ?? AdditionalData.Text("carrierCode"); init; }

    /// <summary>Carrier name; null when not given.</summary>
    /// <remarks>RT11's example calls it <c>carrierName</c>; that is read too.</remarks>
    public string? CarrierName { get => field ?? AdditionalData.Text("carrierName"); init; }

    /// <summary>The vendor's own code of the carrier; null when it has none.</summary>
    public string? CarrierStandardCode { get; init; }

    /// <summary>Tracking number; null when there is none.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>The carrier's page; null when there is none.</summary>
    public string? TrackingUrl { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
