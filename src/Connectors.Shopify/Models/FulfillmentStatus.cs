using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>Where a fulfilment stands. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<FulfillmentStatus>))]
public readonly record struct FulfillmentStatus : IStringValue<FulfillmentStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private FulfillmentStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>It counts.</summary>
    public static FulfillmentStatus Success { get; } = new("SUCCESS");

    /// <summary>It was taken back.</summary>
    public static FulfillmentStatus Cancelled { get; } = new("CANCELLED");

    /// <summary>It failed.</summary>
    public static FulfillmentStatus Error { get; } = new("ERROR");

    /// <summary>A fulfilment service failed.</summary>
    public static FulfillmentStatus Failure { get; } = new("FAILURE");

    /// <summary>Not begun; no longer used.</summary>
    public static FulfillmentStatus Pending { get; } = new("PENDING");

    /// <summary>Begun; no longer used.</summary>
    public static FulfillmentStatus Open { get; } = new("OPEN");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static FulfillmentStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
