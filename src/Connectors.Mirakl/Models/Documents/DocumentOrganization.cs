using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The company that issues or receives a document.</summary>
public sealed record DocumentOrganization
{
    /// <summary>The operator's id of a customer's company; null otherwise.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Legal form; null when not given.</summary>
    public string? LegalForm { get; init; }

    /// <summary>Registration number; null when not given.</summary>
    public string? IdentificationNumber { get; init; }

    /// <summary>Where it is registered; null when not given.</summary>
    public string? TradeCompanyRegistrationLocation { get; init; }

    /// <summary>Tax number; null when not given.</summary>
    public string? TaxIdentificationNumber { get; init; }

    /// <summary>ISO 3166-1 alpha-3 country of the tax number; null when not given.</summary>
    public string? TaxNumberCountry { get; init; }

    /// <summary>VAT or GST number; null when not given.</summary>
    public string? LocalTaxNumber { get; init; }

    /// <summary>ISO 3166-1 alpha-3 country of the VAT number; null when not given.</summary>
    public string? LocalTaxNumberCountry { get; init; }

    /// <summary>Code of its trade; null when not given.</summary>
    public string? BusinessActivityCode { get; init; }

    /// <summary>Share capital, in <see cref="ShareCapitalCurrency"/>; null when not given.</summary>
    public decimal? ShareCapital { get; init; }

    /// <summary>ISO 4217 code; null when not given.</summary>
    public string? ShareCapitalCurrency { get; init; }

    /// <summary>Whether there is one shareholder or several; null when not given.</summary>
    public string? CompanyShareholders { get; init; }

    /// <summary>Whether it is being wound up; null when not given.</summary>
    public bool? IsInLiquidation { get; init; }

    /// <summary>Whether it is a sole trader; null when not given.</summary>
    public bool? SoleTrader { get; init; }

    /// <summary>Where electronic invoices are sent, for example a Peppol id; null when there is none.</summary>
    public string? ElectronicAddress { get; init; }

    /// <summary>Telephone; null when not given.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Registered address; null when not given.</summary>
    public StreetAddress? Address { get; init; }

    /// <summary>The person of a sole trader; null otherwise.</summary>
    public DocumentPerson? PersonalInformation { get; init; }

    /// <summary>Who answers for its tax; null when nobody does.</summary>
    public FiscalRepresentative? FiscalRepresentative { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
