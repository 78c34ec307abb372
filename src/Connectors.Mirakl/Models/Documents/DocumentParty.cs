using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Who issues or receives a document.</summary>
public sealed record DocumentParty
{
    /// <summary>Id of the party; null when not given.</summary>
    public string? Id { get; init; }

    /// <summary><c>OPERATOR</c>, <c>SHOP</c> or <c>CUSTOMER</c>; null when not given.</summary>
    public string? Type { get; init; }

    /// <summary>Language, for example <c>en_GB</c>; null when not given.</summary>
    public string? Locale { get; init; }

    /// <summary>The company; null for a private customer.</summary>
    public DocumentOrganization? Organization { get; init; }

    /// <summary>Billing address of a recipient; null when not given.</summary>
    public CustomerAddress? BillingAddress { get; init; }

    /// <summary>Shipping address of a recipient; null when not given.</summary>
    public CustomerAddress? ShippingAddress { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
