using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What kind of number an amount is booked on in the ERP.</summary>
[JsonConverter(typeof(EnumJsonConverter<PostingTargetKind>))]
public enum PostingTargetKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>A general ledger account.</summary>
    LedgerAccount,

    /// <summary>An item without stock. It is booked on a document line, not in a general journal.</summary>
    NonInventoryItem,

    /// <summary>A resource. It is booked on a document line, not in a general journal.</summary>
    Resource,

    /// <summary>A customer account.</summary>
    Customer,

    /// <summary>A bank account.</summary>
    BankAccount,
}
