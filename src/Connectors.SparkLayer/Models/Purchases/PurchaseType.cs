using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Models;

/// <summary>
/// What a purchase is. The list is open, so unknown words are kept; empty when not told.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<PurchaseType>))]
public readonly record struct PurchaseType : IStringValue<PurchaseType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private PurchaseType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>An order that is confirmed.</summary>
    public static PurchaseType Order { get; } = new("order");

    /// <summary>Placed, and not yet confirmed on the platform.</summary>
    public static PurchaseType OrderUnconfirmed { get; } = new("order_unconfirmed");

    /// <summary>Placed by a limited user; the main one has to approve it.</summary>
    public static PurchaseType AwaitingApproval { get; } = new("awaiting_approval");

    /// <summary>A quote, or the request for one.</summary>
    public static PurchaseType Quote { get; } = new("quote");

    /// <summary>A cart.</summary>
    public static PurchaseType Cart { get; } = new("cart");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PurchaseType From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
