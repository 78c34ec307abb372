using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Where a marketplace order stands, in neutral words; the vendor's own word is kept beside it.</summary>
[JsonConverter(typeof(EnumJsonConverter<MarketplaceOrderState>))]
public enum MarketplaceOrderState
{
    /// <summary>A state this version does not know; the order waits, it never passes.</summary>
    Unknown = 0,

    /// <summary>The marketplace is still checking it; nothing may be done.</summary>
    Staging,

    /// <summary>The seller must accept or refuse before the deadline.</summary>
    WaitingAcceptance,

    /// <summary>Accepted; the marketplace has still to debit the customer. Nothing may be shipped.</summary>
    WaitingDebit,

    /// <summary>Cleared: the goods may be sent.</summary>
    Shipping,

    /// <summary>Everything was confirmed as shipped.</summary>
    Shipped,

    /// <summary>The customer has the goods.</summary>
    Received,

    /// <summary>Finished; no refund is possible any more.</summary>
    Closed,

    /// <summary>Refused, by the seller or because the acceptance deadline passed.</summary>
    Refused,

    /// <summary>Cancelled after acceptance.</summary>
    Cancelled,
}
