using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>A postal address of an order, as the warehouse shows it. Text is null when not given.</summary>
public sealed record OrderAddress
{
    /// <summary>First line.</summary>
    public string? Address1 { get; init; }

    /// <summary>Second line.</summary>
    public string? Address2 { get; init; }

    /// <summary>Company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Town.</summary>
    public string? City { get; init; }

    /// <summary>County or state.</summary>
    public string? State { get; init; }

    /// <summary>Country code.</summary>
    public string? Country { get; init; }

    /// <summary>Postcode.</summary>
    public string? ZipCode { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content, which is personal data.</summary>
    public override string ToString() => "[personal data]";
}
