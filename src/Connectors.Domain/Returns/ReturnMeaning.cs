using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>What a vendor's word about a return means to us.</summary>
[JsonConverter(typeof(EnumJsonConverter<ReturnMeaning>))]
public enum ReturnMeaning
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It waits for consent.</summary>
    AwaitsConsent,

    /// <summary>Consent was refused.</summary>
    ConsentRefused,

    /// <summary>It may be sent back.</summary>
    Authorised,

    /// <summary>Goods arrived. Says nothing of money.</summary>
    Received,

    /// <summary>Nothing arrived.</summary>
    NeverArrived,

    /// <summary>It was called off.</summary>
    Cancelled,

    /// <summary>The vendor looks at it no more. Says nothing of goods or money.</summary>
    Done,

    /// <summary>Finding: the goods are damaged.</summary>
    GoodsDamaged,

    /// <summary>Finding: other goods, or not as the rules ask.</summary>
    GoodsNotCompliant,

    /// <summary>Finding: the parcel did not hold them.</summary>
    GoodsMissing,
}
