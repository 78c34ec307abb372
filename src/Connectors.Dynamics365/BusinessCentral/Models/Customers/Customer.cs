using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A customer account.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record Customer
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number, at most 20 characters.</summary>
    public required string Number { get; init => field = value ?? throw new JsonException("Number is missing."); }

    /// <summary>Its name.</summary>
    public string DisplayName { get => field ?? string.Empty; init; }

    /// <summary><c>Company</c> or <c>Person</c>; null when the service does not say.</summary>
    public string? Type { get; init; }

    /// <summary>First address line; empty when there is none.</summary>
    public string AddressLine1 { get => field ?? string.Empty; init; }

    /// <summary>Second address line; empty when there is none.</summary>
    public string AddressLine2 { get => field ?? string.Empty; init; }

    /// <summary>Town; empty when there is none.</summary>
    public string City { get => field ?? string.Empty; init; }

    /// <summary>County; empty when there is none.</summary>
    public string State { get => field ?? string.Empty; init; }

    /// <summary>Country code of the ERP; empty when there is none.</summary>
    public string Country { get => field ?? string.Empty; init; }

    /// <summary>Postcode; empty when there is none.</summary>
    public string PostalCode { get => field ?? string.Empty; init; }

    /// <summary>Telephone number; empty when there is none.</summary>
    public string PhoneNumber { get => field ?? string.Empty; init; }

    /// <summary>E-mail address; empty when there is none.</summary>
    public string Email { get => field ?? string.Empty; init; }

    /// <summary>The overdue balance; null when the service does not say.</summary>
    public decimal? BalanceDue { get; init; }

    /// <summary>
    /// Credit limit, 0 when there is none; null when the service does not say. The ERP only warns: orders above it are accepted.
    /// </summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>VAT number; empty when there is none.</summary>
    public string TaxRegistrationNumber { get => field ?? string.Empty; init; }

    /// <summary>Currency; empty or the local code for the local currency.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Its tax area; where the company has VAT, its VAT business posting group. Null when there is none.</summary>
    public Guid? TaxAreaId { get; init; }

    /// <summary>Whether sales tax is due; null when the service does not say.</summary>
    public bool? TaxLiable { get; init; }

    /// <summary>Its payment terms; null when there are none.</summary>
    public Guid? PaymentTermsId { get; init; }

    /// <summary>Its payment method; null when there is none.</summary>
    public Guid? PaymentMethodId { get; init; }

    /// <summary>Its shipment method; null when there is none.</summary>
    public Guid? ShipmentMethodId { get; init; }

    /// <summary>Salesperson code, at most 20 characters; empty when there is none.</summary>
    public string SalespersonCode { get => field ?? string.Empty; init; }

    /// <summary>What is refused for it.</summary>
    public CustomerBlock Blocked { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>What it owes; null unless it was expanded.</summary>
    public CustomerFinancialDetail? CustomerFinancialDetail { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Customer {Number}";
}
