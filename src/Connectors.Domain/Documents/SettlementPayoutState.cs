using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Where a payout stands.</summary>
[JsonConverter(typeof(EnumJsonConverter<SettlementPayoutState>))]
public enum SettlementPayoutState
{
    /// <summary>Not said, or a word this version does not know.</summary>
    Unknown = 0,

    /// <summary>Still to be paid.</summary>
    ToPay,

    /// <summary>On its way to the bank or there.</summary>
    Paid,

    /// <summary>Could not be paid.</summary>
    Failed,
}
