using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Returns;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.Returns;

/// <summary>What a return can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Seen), "seen")]
[JsonDerivedType(typeof(Checked), "checked")]
[JsonDerivedType(typeof(Moved), "moved")]
[JsonDerivedType(typeof(GoodsReported), "goods-reported")]
[JsonDerivedType(typeof(SaleRead), "sale-read")]
[JsonDerivedType(typeof(TurnCame), "turn-came")]
[JsonDerivedType(typeof(CreditSeen), "credit-seen")]
[JsonDerivedType(typeof(PaidBack), "paid-back")]
[JsonDerivedType(typeof(EffectRejected), "effect-rejected")]
[JsonDerivedType(typeof(RetryRequested), "retry-requested")]
[JsonDerivedType(typeof(CreditTaken), "credit-taken")]
[JsonDerivedType(typeof(DocumentOfOther), "document-of-other")]
[JsonDerivedType(typeof(RefundOfOther), "refund-of-other")]
[JsonDerivedType(typeof(GoodsRefused), "goods-refused")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
internal abstract record ReturnInput
{
    private ReturnInput()
    {
    }

    /// <summary>The marketplace shows it.</summary>
    public sealed record Seen(MarketplaceReturn Return) : ReturnInput;

    /// <summary>The marketplace was asked for it.</summary>
    /// <param name="Return">As it is; null when the marketplace does not know it.</param>
    /// <param name="Refunds">Every refund of its order; null when the marketplace does not list the order.</param>
    public sealed record Checked(MarketplaceReturn? Return, IReadOnlyList<MarketplaceRefund>? Refunds) : ReturnInput;

    /// <summary>The marketplace took a step; its list shows it later.</summary>
    /// <param name="From">Where the return stood before.</param>
    public sealed record Moved(ReturnMeaning From) : ReturnInput;

    /// <summary>Somebody says what came.</summary>
    /// <param name="Receipt">What was in the parcel.</param>
    /// <param name="By">Who says so, a role or an account, never a person's name.</param>
    /// <param name="IsLast">Whether nothing more will come.</param>
    public sealed record GoodsReported(GoodsReceipt Receipt, string By, bool IsLast) : ReturnInput;

    /// <summary>What the goods were sold with.</summary>
    /// <param name="Sale">Null when the order was not booked here.</param>
    public sealed record SaleRead(ReturnedSale? Sale) : ReturnInput;

    /// <summary>It is this return's turn to change what its order has in the ERP and at the marketplace.</summary>
    /// <param name="Turn">The turn that was asked for.</param>
    /// <param name="Others">What other returns of the order take.</param>
    public sealed record TurnCame(int Turn, IReadOnlyList<BookedReturn> Others) : ReturnInput;

    /// <summary>The ERP was asked for its document, or changed it.</summary>
    /// <param name="Credit">As it is; null when it is not there.</param>
    public sealed record CreditSeen(ErpCreditNote? Credit) : ReturnInput
    {
        /// <summary>The version that it was brought to; null when it was only looked at.</summary>
        public int? FittedVersion { get; init; }
    }

    /// <summary>The marketplace took the refund, or shows that it has it.</summary>
    /// <param name="Refunds">Every refund of the order; null when it was only taken.</param>
    public sealed record PaidBack(IReadOnlyList<MarketplaceRefund>? Refunds) : ReturnInput;

    /// <summary>A system said no to an effect for good.</summary>
    public sealed record EffectRejected(string Effect, Rejection Why) : ReturnInput;

    /// <summary>A person wants what was refused, or what somebody took out or changed, to be done again.</summary>
    public sealed record RetryRequested(string By) : ReturnInput;

    /// <summary>A person takes the credit note as it stands in the ERP: that is what is paid back.</summary>
    public sealed record CreditTaken(string By) : ReturnInput;

    /// <summary>A person says that a document of the invoice is of something else.</summary>
    public sealed record DocumentOfOther(string Number, string By) : ReturnInput;

    /// <summary>A person says that a refund of the return's lines is of something else.</summary>
    public sealed record RefundOfOther(string Id, string By) : ReturnInput;

    /// <summary>A person refuses the goods: nothing is credited, and the return is over.</summary>
    public sealed record GoodsRefused(string By) : ReturnInput;

    /// <summary>A person has seen what the case tells of, and takes it as it is or has settled it by hand.</summary>
    public sealed record Acknowledged(string By) : ReturnInput;
}
