using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Models;

/// <summary>
/// What a login may do. The list is open, so unknown words are kept; empty when not told.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<CustomerRole>))]
public readonly record struct CustomerRole : IStringValue<CustomerRole>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private CustomerRole(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>The customer.</summary>
    public static CustomerRole Main { get; } = new("main");

    /// <summary>A sub-account, whose orders may wait for approval.</summary>
    public static CustomerRole LimitedCustomer { get; } = new("limited-customer");

    /// <summary>Orders for customers.</summary>
    public static CustomerRole SalesAgent { get; } = new("sales-agent");

    /// <summary>Orders for customers, and administers.</summary>
    public static CustomerRole SalesAdmin { get; } = new("sales-admin");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static CustomerRole From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
