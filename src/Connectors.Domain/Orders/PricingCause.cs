using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>Why an order's prices or taxes are not the ERP's.</summary>
[JsonConverter(typeof(EnumJsonConverter<PricingCause>))]
public enum PricingCause
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>The ERP prices this customer in another currency; nothing else was compared.</summary>
    Currency,

    /// <summary>The ERP has no price for the line.</summary>
    PriceMissing,

    /// <summary>The line was sold at another price.</summary>
    LinePrice,

    /// <summary>The tax is another.</summary>
    Tax,

    /// <summary>The amount is right to less than one coin a rounding; it was only rounded another way.</summary>
    Rounding,

    /// <summary>A tax code or tax group is not in the tax table.</summary>
    TaxCodeUnknown,

    /// <summary>An exempt customer was charged tax.</summary>
    ExemptCharged,

    /// <summary>Zero-rated goods were charged tax.</summary>
    ZeroRatedCharged,

    /// <summary>The total is not the sum of its parts, or every part is within the tolerance and their sum is not.</summary>
    Total,
}
