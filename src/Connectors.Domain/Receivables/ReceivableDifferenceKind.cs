using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Receivables;

/// <summary>What does not agree between orders on account and the ERP's receivables.</summary>
[JsonConverter(typeof(EnumJsonConverter<ReceivableDifferenceKind>))]
public enum ReceivableDifferenceKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>The ERP does not have the account, or not under that number any more.</summary>
    AccountMissing,

    /// <summary>The ERP does not say what the account owes: it cannot be compared.</summary>
    BalanceNotTold,

    /// <summary>The balance holds more, or less, than the open documents: payments that settle none of them yet, entries of journals.</summary>
    BalanceUnexplained,

    /// <summary>A document is in another currency than its account: the balance holds it at the ledger's own rate.</summary>
    OtherCurrency,

    /// <summary>An order is booked on one account, and its document is billed to another.</summary>
    OtherAccount,

    /// <summary>More was invoiced than was ordered.</summary>
    InvoicedTooMuch,

    /// <summary>The ERP does not say what of a document is open.</summary>
    RemainingNotTold,

    /// <summary>A document of an order on account has something open, and is not among what the account has open.</summary>
    NotOpen,
}
