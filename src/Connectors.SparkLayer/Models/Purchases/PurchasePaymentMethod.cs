using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Models;

/// <summary>
/// How a purchase is paid. The list is open, so unknown words are kept; empty when not told.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<PurchasePaymentMethod>))]
public readonly record struct PurchasePaymentMethod : IStringValue<PurchasePaymentMethod>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private PurchasePaymentMethod(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>By invoice.</summary>
    public static PurchasePaymentMethod Invoice { get; } = new("invoice");

    /// <summary>On account.</summary>
    public static PurchasePaymentMethod OnAccount { get; } = new("on_account");

    /// <summary>Before it is sent, on the platform.</summary>
    public static PurchasePaymentMethod PlatformUpfront { get; } = new("platform_upfront");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PurchasePaymentMethod From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
