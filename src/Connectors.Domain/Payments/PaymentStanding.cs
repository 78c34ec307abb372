using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>What an origin's word for where a payment stands means.</summary>
[JsonConverter(typeof(EnumJsonConverter<PaymentStanding>))]
public enum PaymentStanding
{
    /// <summary>The table does not have the word.</summary>
    Unknown = 0,

    /// <summary>Not paid yet, or not all of it, or only authorised.</summary>
    Open,

    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Voided, expired, or given back in whole or part.</summary>
    Failed,

    /// <summary>The marketplace lets the seller ship. It vouches for prepaid orders, not for those on account.</summary>
    Cleared,

    /// <summary>The marketplace does not let the seller ship.</summary>
    Withheld,
}
