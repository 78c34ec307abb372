using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>What an origin's word for how the buyer pays means.</summary>
[JsonConverter(typeof(EnumJsonConverter<PaymentTerms>))]
public enum PaymentTerms
{
    /// <summary>The table does not have the word.</summary>
    Unknown = 0,

    /// <summary>Paid before the goods leave, for example by card.</summary>
    Prepaid,

    /// <summary>Paid after an invoice: the seller gives credit.</summary>
    OnAccount,
}
