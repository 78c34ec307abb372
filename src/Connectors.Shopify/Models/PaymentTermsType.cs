using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>What the due date goes by. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<PaymentTermsType>))]
public readonly record struct PaymentTermsType : IStringValue<PaymentTermsType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private PaymentTermsType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Days after the order.</summary>
    public static PaymentTermsType Net { get; } = new("NET");

    /// <summary>A fixed day.</summary>
    public static PaymentTermsType Fixed { get; } = new("FIXED");

    /// <summary>Due on receipt.</summary>
    public static PaymentTermsType Receipt { get; } = new("RECEIPT");

    /// <summary>Due when the goods have left.</summary>
    public static PaymentTermsType Fulfillment { get; } = new("FULFILLMENT");

    /// <summary>Not known.</summary>
    public static PaymentTermsType Unknown { get; } = new("UNKNOWN");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PaymentTermsType From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
