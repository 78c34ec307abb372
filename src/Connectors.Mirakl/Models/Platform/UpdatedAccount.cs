using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The shop as A02 left it.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record UpdatedAccount
{
    /// <summary>Name of the shop.</summary>
    public string? ShopName { get; init; }

    /// <summary>Description for customers.</summary>
    public string? Description { get; init; }

    /// <summary>Business model; empty when not given.</summary>
    public ShopModel Model { get; init; }

    /// <summary>Whether it is a company; null when not given.</summary>
    public bool? IsProfessional { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Fax; null when not given.</summary>
    public string? Fax { get; init; }

    /// <summary>Web page; null when there is none.</summary>
    public string? WebSite { get; init; }

    /// <summary>Address of the contact.</summary>
    public ContactInformation? Address { get; init; }

    /// <summary>Codes of the channels it sells on; never null.</summary>
    public IReadOnlyList<string> Channels { get => field ?? []; init; }

    /// <summary>Start of a planned closure, UTC; null when there is none.</summary>
    public DateTimeOffset? ClosedFrom { get; init; }

    /// <summary>End of a planned closure, UTC; null when there is none.</summary>
    public DateTimeOffset? ClosedTo { get; init; }

    /// <summary>Terms of returns; null when not given.</summary>
    public string? ReturnPolicy { get; init; }

    /// <summary>Terms of recycling; null when not given.</summary>
    public string? RecyclingPolicy { get; init; }

    /// <summary>ISO 3166-1 alpha-3 country it ships from; null when not given.</summary>
    public string? ShippingCountry { get; init; }

    /// <summary>Shipping settings; null when not given.</summary>
    public ShopShipping? Shipping { get; init; }

    /// <summary>Where it is paid to; null when not given.</summary>
    public BankAccount? PaymentInfo { get; init; }

    /// <summary>Whether <see cref="PaymentInfo"/> must be filled; null when not given.</summary>
    public bool? PaymentMethodMandatory { get; init; }

    /// <summary>Company numbers; null for a private shop.</summary>
    public CompanyNumbers? ProDetails { get; init; }

    /// <summary>Registrations for producer responsibility; never null.</summary>
    public IReadOnlyList<ProducerIdentifier> ProducerIdentifiers { get => field ?? []; init; }

    /// <summary>Under which company it bills; null when not given.</summary>
    public BillingInformation? DefaultBillingInformation { get; init; }

    /// <summary>Other companies it bills under; never null.</summary>
    public IReadOnlyList<BillingInformation> SpecificBillingInformations { get => field ?? []; init; }

    /// <summary>Custom fields; never null.</summary>
    public IReadOnlyList<AdditionalField> ShopAdditionalFields { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
