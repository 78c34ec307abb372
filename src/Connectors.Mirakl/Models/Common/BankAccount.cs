using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Where a shop is paid to. Which members a country uses is told by <see cref="Type"/>; the others are null. Secret.</summary>
public sealed record BankAccount
{
    /// <summary>The country's form of account.</summary>
    [JsonPropertyName("@type")]
    public BankAccountType Type { get; init; }

    /// <summary>Name of the account's owner, at most 100 characters.</summary>
    public string? Owner { get; init; }

    /// <summary>Name of the bank.</summary>
    public string? BankName { get; init; }

    /// <summary>Street of the bank.</summary>
    public string? BankStreet { get; init; }

    /// <summary>Postcode of the bank.</summary>
    public string? BankZip { get; init; }

    /// <summary>Town of the bank.</summary>
    public string? BankCity { get; init; }

    /// <summary>International account number.</summary>
    public string? Iban { get; init; }

    /// <summary>Bank identifier.</summary>
    public string? Bic { get; init; }

    /// <summary>SWIFT code.</summary>
    public string? SwiftCode { get; init; }

    /// <summary>Account number, where the country calls it so.</summary>
    public string? BankAccountNumber { get; init; }

    /// <summary>Account number, where the country calls it so.</summary>
    public string? AccountNumber { get; init; }

    /// <summary>Kind of account, for example savings.</summary>
    public string? BankAccountType { get; init; }

    /// <summary>Number of the bank.</summary>
    public string? BankCode { get; init; }

    /// <summary>Number of the branch.</summary>
    public string? BranchCode { get; init; }

    /// <summary>Name of the branch.</summary>
    public string? BranchName { get; init; }

    /// <summary>Sort code in the United Kingdom, 6 digits.</summary>
    public string? BankSortCode { get; init; }

    /// <summary>Sort code elsewhere.</summary>
    public string? SortCode { get; init; }

    /// <summary>Routing number in the United States.</summary>
    public string? RoutingNumber { get; init; }

    /// <summary>Institution number in Canada.</summary>
    public string? InstitutionNumber { get; init; }

    /// <summary>Transit number in Canada.</summary>
    public string? TransitNumber { get; init; }

    /// <summary>Branch number in Israel.</summary>
    public string? BankBranchNumber { get; init; }

    /// <summary>Key of the bank.</summary>
    public string? BankKey { get; init; }

    /// <summary>IFSC in India.</summary>
    public string? IndianFinancialSystemCode { get; init; }

    /// <summary>CLABE in Mexico.</summary>
    public string? Clabe { get; init; }

    /// <summary>NUBAN in Nigeria.</summary>
    public string? Nuban { get; init; }

    /// <summary>Account number in Australia.</summary>
    public string? Auban { get; init; }

    /// <summary>BSB in Australia.</summary>
    public string? Aubsb { get; init; }

    /// <summary>Account number in New Zealand.</summary>
    public string? Nzban { get; init; }

    /// <summary>BSB in New Zealand.</summary>
    public string? Nzbsb { get; init; }

    /// <summary>Pix key in Brazil.</summary>
    public string? PixKey { get; init; }

    /// <summary>Format of a payout agreed with the operator.</summary>
    public string? PayoutFormat { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
