using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What a transaction type stands for, and so what becomes of its amount.</summary>
[JsonConverter(typeof(EnumJsonConverter<FeeTreatment>))]
public enum FeeTreatment
{
    /// <summary>Not said; a table with it is refused.</summary>
    Unspecified = 0,

    /// <summary>Goods, delivery or their tax, paid by the customer.</summary>
    Sale,

    /// <summary>Money given back to the customer.</summary>
    Refund,

    /// <summary>The marketplace's share of a sale, and what it gives back of it.</summary>
    Commission,

    /// <summary>The marketplace's periodic charge.</summary>
    Subscription,

    /// <summary>Other fees and penalties.</summary>
    SellerFee,

    /// <summary>Debits and credits that the operator writes by hand.</summary>
    Manual,

    /// <summary>Tax that the operator pays to the authorities in the seller's place.</summary>
    OperatorRemitted,

    /// <summary>Delivery that the operator pays for.</summary>
    OperatorPaid,

    /// <summary>Money kept back, and its release.</summary>
    Reserve,

    /// <summary>The transfer to the seller's bank.</summary>
    Payout,

    /// <summary>Known and without effect on the seller's money: left out of sums, shown in the proof.</summary>
    Ignore,

    /// <summary>Known and not expected here: the whole cycle waits for finance.</summary>
    Reject,
}
