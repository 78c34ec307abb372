using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>More about a company.</summary>
public sealed record CompanyDetails
{
    /// <summary>Legal form; null when not given.</summary>
    public string? LegalForm { get; init; }

    /// <summary>Code of its trade; null when not given.</summary>
    public string? BusinessActivityCode { get; init; }

    /// <summary>Town where it is registered; null when not given.</summary>
    public string? CompanyRegistrationCity { get; init; }

    /// <summary>Province where it is registered; null when not given.</summary>
    public string? CompanyRegistrationProvince { get; init; }

    /// <summary>Whether there is one shareholder or several; null when not given.</summary>
    public string? CompanyShareholders { get; init; }

    /// <summary>Share capital, in <see cref="ShareCapitalCurrency"/>; null when not given.</summary>
    public decimal? ShareCapital { get; init; }

    /// <summary>ISO 4217 code; null when not given.</summary>
    public string? ShareCapitalCurrency { get; init; }

    /// <summary>Whether it is being wound up; null when not given.</summary>
    public bool? IsInLiquidation { get; init; }

    /// <summary>Whether it is a sole trader; null when not given.</summary>
    public bool? SoleTrader { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
