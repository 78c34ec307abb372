using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>What the store's part of an order can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(OrderSeen), "order-seen")]
[JsonDerivedType(typeof(CreditTold), "credit-told")]
[JsonDerivedType(typeof(DispatchTold), "dispatch-told")]
[JsonDerivedType(typeof(TrackingCorrected), "tracking-corrected")]
[JsonDerivedType(typeof(ReleaseGiven), "release-given")]
[JsonDerivedType(typeof(DraftCompleted), "draft-completed")]
[JsonDerivedType(typeof(CreditPassed), "credit-passed")]
[JsonDerivedType(typeof(PricesTold), "prices-told")]
[JsonDerivedType(typeof(PricesAccepted), "prices-accepted")]
[JsonDerivedType(typeof(EffectRejected), "effect-refused")]
[JsonDerivedType(typeof(RetryRequested), "retry-requested")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
internal abstract record StorefrontInput
{
    private StorefrontInput()
    {
    }

    /// <summary>The store showed the order.</summary>
    /// <param name="Order">As it is there now.</param>
    public sealed record OrderSeen(StorefrontOrder Order) : StorefrontInput;

    /// <summary>Its account was looked at.</summary>
    /// <param name="Number">The question that it answers.</param>
    /// <param name="Account">What the ERP says of it.</param>
    /// <param name="Available">What is left of the credit; null when nobody knows, and for an account without a limit.</param>
    /// <param name="IsUnlimited">Whether the account has no limit.</param>
    public sealed record CreditTold(int Number, AccountState Account, Money? Available, bool IsUnlimited) : StorefrontInput;

    /// <summary>The store knows that goods have left.</summary>
    /// <param name="ShipmentId">The warehouse's id of the dispatch.</param>
    /// <param name="FulfilmentId">The store's.</param>
    /// <param name="TrackingNumbers">The numbers that it was told.</param>
    /// <param name="Lines">What is in it.</param>
    public sealed record DispatchTold(string ShipmentId, string FulfilmentId, IReadOnlyList<TrackingNumber> TrackingNumbers, IReadOnlyList<ConfirmedLine> Lines) : StorefrontInput;

    /// <summary>The store shows other tracking numbers for a dispatch.</summary>
    /// <param name="ShipmentId">The warehouse's id of the dispatch.</param>
    /// <param name="TrackingNumbers">The numbers.</param>
    public sealed record TrackingCorrected(string ShipmentId, IReadOnlyList<TrackingNumber> TrackingNumbers) : StorefrontInput;

    /// <summary>A person lets the order leave although the payment rules hold it.</summary>
    /// <param name="By">Who.</param>
    public sealed record ReleaseGiven(string By) : StorefrontInput;

    /// <summary>The draft became an order.</summary>
    /// <param name="Order">The order.</param>
    public sealed record DraftCompleted(OrderKey Order) : StorefrontInput;

    /// <summary>What was decided of the draft that became this order is decided of it too, and what it took of the account's credit is the order's.</summary>
    /// <param name="Draft">The draft.</param>
    /// <param name="Credit">What its account was asked, and answered.</param>
    public sealed record CreditPassed(OrderKey Draft, CreditCheck Credit) : StorefrontInput
    {
        /// <summary>A person's word for it; null for none.</summary>
        public FinanceRelease? Word { get; init; }
    }

    /// <summary>The ERP said what the goods cost.</summary>
    /// <param name="Number">The question that it answers.</param>
    /// <param name="Quote">The prices.</param>
    public sealed record PricesTold(int Number, ErpQuote Quote) : StorefrontInput;

    /// <summary>A person has the order booked at the prices that it was sold at.</summary>
    /// <param name="By">Who, from where and why.</param>
    public sealed record PricesAccepted(string By) : StorefrontInput;

    /// <summary>A system refused an effect for good.</summary>
    /// <param name="EffectId">Which.</param>
    /// <param name="Why">What it said.</param>
    public sealed record EffectRejected(string EffectId, Rejection Why) : StorefrontInput;

    /// <summary>A person asks for rejected effects to be tried again.</summary>
    /// <param name="By">Who, from where and why; null for one of an earlier release.</param>
    public sealed record RetryRequested(string? By = null) : StorefrontInput;

    /// <summary>A person has seen how it ended.</summary>
    /// <param name="By">Who, from where and why; null for one of an earlier release.</param>
    public sealed record Acknowledged(string? By = null) : StorefrontInput;
}
