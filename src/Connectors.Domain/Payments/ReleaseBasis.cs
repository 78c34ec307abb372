using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>What a release rests on: the record of the credit decision.</summary>
[JsonConverter(typeof(EnumJsonConverter<ReleaseBasis>))]
public enum ReleaseBasis
{
    /// <summary>Nothing: it is no release.</summary>
    None = 0,

    /// <summary>The payment: it is confirmed, or the marketplace vouches for it.</summary>
    Payment,

    /// <summary>A verified account whose credit covers the order.</summary>
    Credit,

    /// <summary>The policy to release on account without looking at credit. The seller bears the risk.</summary>
    CreditWaived,
}
