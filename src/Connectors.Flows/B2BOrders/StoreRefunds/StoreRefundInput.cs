using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>What a refund's case can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Seen), "seen")]
[JsonDerivedType(typeof(SaleRead), "sale-read")]
[JsonDerivedType(typeof(TurnCame), "turn-came")]
[JsonDerivedType(typeof(CreditSeen), "credit-seen")]
[JsonDerivedType(typeof(EffectRejected), "effect-refused")]
[JsonDerivedType(typeof(RetryRequested), "retry-requested")]
[JsonDerivedType(typeof(CreditTaken), "credit-taken")]
[JsonDerivedType(typeof(GoodsCredited), "goods-credited")]
[JsonDerivedType(typeof(DocumentOfOther), "document-of-other")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
internal abstract record StoreRefundInput
{
    private StoreRefundInput()
    {
    }

    /// <summary>The store shows it.</summary>
    /// <param name="Refund">As it is there: nothing of it changes any more.</param>
    /// <param name="PricesIncludeTax">Whether the order's prices contain the tax.</param>
    public sealed record Seen(StorefrontRefund Refund, bool PricesIncludeTax) : StoreRefundInput;

    /// <summary>What it is of.</summary>
    /// <param name="Sale">Null while that is not known, or the order is not invoiced yet.</param>
    /// <param name="IsGone">Whether the order is over without an invoice.</param>
    public sealed record SaleRead(RefundedSale? Sale, bool IsGone) : StoreRefundInput;

    /// <summary>It is this refund's turn to change what its order has in the ERP.</summary>
    /// <param name="Turn">The turn that was asked for.</param>
    /// <param name="Others">What others of the order take.</param>
    public sealed record TurnCame(int Turn, IReadOnlyList<BookedReturn> Others) : StoreRefundInput;

    /// <summary>The ERP was asked for its document, or changed it.</summary>
    /// <param name="Credit">As it is; null when it is not there.</param>
    public sealed record CreditSeen(ErpCreditNote? Credit) : StoreRefundInput
    {
        /// <summary>The version that it was brought to; null when it was only looked at.</summary>
        public int? FittedVersion { get; init; }
    }

    /// <summary>The ERP said no to an effect for good.</summary>
    /// <param name="Effect">Which.</param>
    /// <param name="Why">What it said.</param>
    public sealed record EffectRejected(string Effect, Rejection Why) : StoreRefundInput;

    /// <summary>A person wants what was refused, or what somebody took out or changed, to be done again.</summary>
    /// <param name="By">Who.</param>
    public sealed record RetryRequested(string By) : StoreRefundInput;

    /// <summary>A person takes the credit note as it stands in the ERP.</summary>
    /// <param name="By">Who.</param>
    public sealed record CreditTaken(string By) : StoreRefundInput;

    /// <summary>A person has goods credited that were invoiced, and of which the store says that they never left.</summary>
    /// <param name="By">Who.</param>
    public sealed record GoodsCredited(string By) : StoreRefundInput;

    /// <summary>A person says that a document of the invoice is of something else.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="By">Who.</param>
    public sealed record DocumentOfOther(string Number, string By) : StoreRefundInput;

    /// <summary>A person has settled it in the ERP by hand.</summary>
    /// <param name="By">Who.</param>
    public sealed record Acknowledged(string By) : StoreRefundInput;
}
