using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http.Json;

namespace Connectors.SparkLayer.Models;

/// <summary>What is to change of a customer; what is left out stays as it is.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record CustomerChange
{
    /// <summary>Form of address.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Title { get; init; }

    /// <summary>First name.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> FirstName { get; init; }

    /// <summary>Last name.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> LastName { get; init; }

    /// <summary>E-mail address, unique.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Email { get; init; }

    /// <summary>The company.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> CompanyName { get; init; }

    /// <summary>Its id on the commerce platform, unique; it must not begin with <c>cu_</c>.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> ExternalId { get; init; }

    /// <summary>Its account number in the ERP.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> AccountingId { get; init; }

    /// <summary>Whether the login works.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<CustomerStatus?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<CustomerStatus?> Status { get; init; }

    /// <summary>Slug of its group, which must exist.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Group { get; init; }

    /// <summary>What the login may do.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<CustomerRole?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<CustomerRole?> Role { get; init; }

    /// <summary>The customer that this is a sub-account of, which must exist.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> ParentCustomerId { get; init; }

    /// <summary>Where bills go.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> DefaultBillingAddressId { get; init; }

    /// <summary>Where goods go.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> DefaultShippingAddressId { get; init; }

    /// <summary>All ids of addresses that may be chosen.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<IReadOnlyList<string>>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>> AvailableShippingAddresses { get; init; }

    /// <summary>Its currency.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> CurrencyCode { get; init; }

    /// <summary>All groups of the sales agents that see it.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<IReadOnlyList<string>>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>> SalesAgentGroups { get; init; }

    /// <summary>All slugs of its price lists in order. The vendor does not check that they exist.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<IReadOnlyList<string>>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>> PriceLists { get; init; }

    /// <summary>A discount on top of its prices, percent.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<decimal?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<decimal?> DiscountPercentage { get; init; }

    /// <summary>Whether it pays no tax.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<bool?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<bool?> TaxExempt { get; init; }

    /// <summary>What changes of what it may owe; null changes nothing of it.</summary>
    public PaymentOnAccountChange? PaymentOnAccount { get; init; }

    /// <summary>Addresses to add or change, each known by its id or external id; members that are null stay. The others stay too. Null changes none. To take one away see <see cref="SparkLayerCustomers.DeleteAddressAsync"/>.</summary>
    public IReadOnlyList<Address>? Addresses { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(CustomerChange);
}
