using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>A carrier as this module names it, for example <c>royal_mail</c>. It is no marketplace's code: that is <see cref="CarrierCode"/>.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CarrierId>))]
public readonly record struct CarrierId : IStringValue<CarrierId>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    public CarrierId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>Royal Mail.</summary>
    public static CarrierId RoyalMail => new("royal_mail");

    /// <summary>Parcelforce Worldwide.</summary>
    public static CarrierId Parcelforce => new("parcelforce");

    /// <summary>DPD.</summary>
    public static CarrierId Dpd => new("dpd");

    /// <summary>DPD Local, once Interlink Express.</summary>
    public static CarrierId DpdLocal => new("dpd_local");

    /// <summary>Evri, once Hermes.</summary>
    public static CarrierId Evri => new("evri");

    /// <summary>Yodel.</summary>
    public static CarrierId Yodel => new("yodel");

    /// <summary>UPS.</summary>
    public static CarrierId Ups => new("ups");

    /// <summary>DHL Express.</summary>
    public static CarrierId DhlExpress => new("dhl_express");

    /// <summary>DHL eCommerce UK, once UK Mail.</summary>
    public static CarrierId DhlEcommerceUk => new("dhl_ecommerce_uk");

    /// <summary>FedEx.</summary>
    public static CarrierId Fedex => new("fedex");

    /// <summary>TNT.</summary>
    public static CarrierId Tnt => new("tnt");

    /// <summary>APC Overnight.</summary>
    public static CarrierId Apc => new("apc");

    /// <summary>DX.</summary>
    public static CarrierId Dx => new("dx");

    /// <summary>Arrow XL.</summary>
    public static CarrierId ArrowXl => new("arrow_xl");

    /// <summary>Palletforce.</summary>
    public static CarrierId Palletforce => new("palletforce");

    /// <summary>Amazon Shipping.</summary>
    public static CarrierId AmazonShipping => new("amazon_shipping");

    static string IStringValue<CarrierId>.Expected => "text that is not blank";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static CarrierId From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
