using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Models;

/// <summary>
/// Whether a login works. The list is open, so unknown words are kept; empty when not told.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<CustomerStatus>))]
public readonly record struct CustomerStatus : IStringValue<CustomerStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private CustomerStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>The only one that may sign in.</summary>
    public static CustomerStatus Active { get; } = new("active");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static CustomerStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
