using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Where a document is paid to. Secret.</summary>
public sealed record DocumentPaymentDestination
{
    /// <summary>Form of the account.</summary>
    [JsonPropertyName("@type")]
    public BankAccountType Type { get; init; }

    /// <summary>International account number; null for another form.</summary>
    public string? Iban { get; init; }

    /// <summary>Reference to give with the transfer; null when there is none.</summary>
    public string? PaymentReference { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
