using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>How VAT is computed for a business group and a product group, from the companion extension.</summary>
public sealed record TaxSetup
{
    /// <summary>The service's id of the row (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>The VAT business posting group, at most 20 characters; empty for customers that have none.</summary>
    public required string BusinessGroupCode { get; init => field = value ?? throw new JsonException("BusinessGroupCode is missing."); }

    /// <summary>The VAT product posting group, at most 20 characters; empty for goods that have none.</summary>
    public required string ProductGroupCode { get; init => field = value ?? throw new JsonException("ProductGroupCode is missing."); }

    /// <summary>How it is computed: <c>Normal VAT</c>, <c>Reverse Charge VAT</c>, <c>Full VAT</c>, <c>Sales Tax</c>, or what an extension adds; in either spelling of the service.</summary>
    public required string CalculationType { get; init => field = value ?? throw new JsonException("CalculationType is missing."); }

    /// <summary>The percentage: 20 for 20 %.</summary>
    public required decimal Percentage { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
