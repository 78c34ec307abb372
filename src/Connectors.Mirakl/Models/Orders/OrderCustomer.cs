using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Who bought. All of it is personal data.</summary>
public sealed record OrderCustomer
{
    /// <summary>The operator's id of the shopper: stable, unlike the relay address.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Form of address; null when not given.</summary>
    public string? Civility { get; init; }

    /// <summary>First name; null when withheld.</summary>
    public string? Firstname { get; init; }

    /// <summary>Last name; null when withheld.</summary>
    public string? Lastname { get; init; }

    /// <summary>Language, for example <c>en_GB</c>; null when not given.</summary>
    public string? Locale { get; init; }

    /// <summary>Where the bill goes; null while it is withheld.</summary>
    public CustomerAddress? BillingAddress { get; init; }

    /// <summary>Where the goods go; null while it is withheld.</summary>
    public CustomerAddress? ShippingAddress { get; init; }

    /// <summary>The company that buys; null for a private person.</summary>
    public CustomerOrganization? Organization { get; init; }

    /// <summary>Whom to ask about the bill; null when not given.</summary>
    public CustomerContact? AccountingContact { get; init; }

    /// <summary>Whom to ask about the delivery; null when not given.</summary>
    public CustomerContact? DeliveryContact { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
