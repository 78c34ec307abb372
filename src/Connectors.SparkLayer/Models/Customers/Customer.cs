using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A customer: one login of the site.</summary>
/// <remarks>What is not told is null. Value equality does not look into the lists.</remarks>
public sealed record Customer
{
    /// <summary>The vendor's id, a UUID; null when not told.</summary>
    public string? Id { get; init; }

    /// <summary>The older id, <c>cu_…</c>; null when it has none.</summary>
    public string? LegacyId { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Form of address.</summary>
    public string? Title { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>E-mail address, unique.</summary>
    public string? Email { get; init; }

    /// <summary>The company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Its id on the commerce platform, unique.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Its account number in the ERP.</summary>
    public string? AccountingId { get; init; }

    /// <summary>Whether the login works.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CustomerStatus Status { get; init; }

    /// <summary>Slug of its group; <c>base</c> is the default one.</summary>
    public string? Group { get; init; }

    /// <summary>What the login may do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CustomerRole Role { get; init; }

    /// <summary>The customer that this is a sub-account of.</summary>
    public string? ParentCustomerId { get; init; }

    /// <summary>Where bills go.</summary>
    public string? DefaultBillingAddressId { get; init; }

    /// <summary>Where goods go.</summary>
    public string? DefaultShippingAddressId { get; init; }

    /// <summary>Ids of addresses that may be chosen; never null.</summary>
    public IReadOnlyList<string> AvailableShippingAddresses { get => field ?? []; init; }

    /// <summary>Its currency.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>Groups of the sales agents that see it; never null.</summary>
    public IReadOnlyList<string> SalesAgentGroups { get => field ?? []; init; }

    /// <summary>Slugs of its price lists in order: the first that has a SKU counts. Never null.</summary>
    public IReadOnlyList<string> PriceLists { get => field ?? []; init; }

    /// <summary>A discount on top of its prices, percent.</summary>
    public decimal? DiscountPercentage { get; init; }

    /// <summary>Whether it pays no tax.</summary>
    public bool? TaxExempt { get; init; }

    /// <summary>What it may owe.</summary>
    public PaymentOnAccount? PaymentOnAccount { get; init; }

    /// <summary>Its addresses; never null.</summary>
    public IReadOnlyList<Address> Addresses { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"Customer {Id ?? LegacyId}";
}
