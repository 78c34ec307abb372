namespace Connectors.Domain.Documents;

/// <summary>Where a payout stands.</summary>
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
