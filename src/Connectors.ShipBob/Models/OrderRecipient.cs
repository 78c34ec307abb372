using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>Who receives an order, as the warehouse shows it. Text is null when not given.</summary>
public sealed record OrderRecipient
{
    /// <summary>Full name.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Where the goods go; null when not given.</summary>
    public OrderAddress? Address { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content, which is personal data.</summary>
    public override string ToString() => "[personal data]";
}
