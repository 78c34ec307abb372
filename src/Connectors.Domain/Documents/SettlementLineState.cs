using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Where the money of a settlement line stands.</summary>
[JsonConverter(typeof(EnumJsonConverter<SettlementLineState>))]
public enum SettlementLineState
{
    /// <summary>Not said, or a word this version does not know.</summary>
    Unknown = 0,

    /// <summary>Not received yet, or an incident is open.</summary>
    Pending,

    /// <summary>Received and due, not in a payout yet.</summary>
    Payable,

    /// <summary>Part of a billing cycle.</summary>
    Paid,

    /// <summary>Kept back in the reserve.</summary>
    InReserve,

    /// <summary>For information only: no money moves.</summary>
    NotApplicable,
}
