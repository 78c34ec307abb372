using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What the marketplace's part of an order can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(OrderSeen), "order-seen")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(PartialAcceptanceRefused), "partial-acceptance-refused")]
[JsonDerivedType(typeof(ReferenceWanted), "reference-wanted")]
[JsonDerivedType(typeof(ReferenceRejected), "reference-rejected")]
[JsonDerivedType(typeof(ShipmentConfirmed), "shipment-confirmed")]
[JsonDerivedType(typeof(TrackingCorrected), "tracking-corrected")]
[JsonDerivedType(typeof(RestGivenUp), "rest-given-up")]
[JsonDerivedType(typeof(RestTurnCame), "rest-turn-came")]
[JsonDerivedType(typeof(RestTold), "rest-told")]
[JsonDerivedType(typeof(RestDropped), "rest-dropped")]
[JsonDerivedType(typeof(EffectRejected), "effect-refused")]
[JsonDerivedType(typeof(RetryRequested), "retry-requested")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
internal abstract record MarketplaceInput
{
    private MarketplaceInput()
    {
    }

    /// <summary>The marketplace showed the order.</summary>
    /// <param name="Order">As it is there now.</param>
    public sealed record OrderSeen(MarketplaceOrder Order) : MarketplaceInput;

    /// <summary>The order is decided on: accepted, or refused where that was the decision.</summary>
    /// <param name="Order">As it was found by a look-up; null when our call itself succeeded.</param>
    public sealed record Accepted(MarketplaceOrder? Order) : MarketplaceInput;

    /// <summary>The marketplace takes one decision for all lines; nothing was decided.</summary>
    public sealed record PartialAcceptanceRefused : MarketplaceInput;

    /// <summary>The ERP's number was handed to the writer of references, which sends many in one call.</summary>
    public sealed record ReferenceWanted : MarketplaceInput;

    /// <summary>The marketplace did not take the ERP's number.</summary>
    /// <param name="ErrorCode">Its code; null when it gave none.</param>
    public sealed record ReferenceRejected(string? ErrorCode) : MarketplaceInput;

    /// <summary>The marketplace knows of a dispatch.</summary>
    /// <param name="ShipmentId">The warehouse's id of it.</param>
    /// <param name="MarketplaceId">The marketplace's id of it.</param>
    /// <param name="TrackingNumber">The number it was told; null when there was none.</param>
    /// <param name="Lines">The lines it was told.</param>
    public sealed record ShipmentConfirmed(string ShipmentId, string MarketplaceId, TrackingNumber? TrackingNumber, IReadOnlyList<ConfirmedLine> Lines) : MarketplaceInput;

    /// <summary>The marketplace was told another tracking number for a dispatch it knows.</summary>
    /// <param name="ShipmentId">The warehouse's id of it.</param>
    /// <param name="TrackingNumber">The number it was told.</param>
    public sealed record TrackingCorrected(string ShipmentId, TrackingNumber? TrackingNumber) : MarketplaceInput;

    /// <summary>A person says that something of the order will not come.</summary>
    /// <param name="By">Who says so.</param>
    /// <param name="Lines">What, in the offers that were bought; empty for all that has not left.</param>
    public sealed record RestGivenUp(string By, IReadOnlyList<ConfirmedLine> Lines) : MarketplaceInput;

    /// <summary>It is the order's turn to pay something back.</summary>
    /// <param name="Turn">The turn that was asked for.</param>
    public sealed record RestTurnCame(int Turn) : MarketplaceInput;

    /// <summary>The marketplace knows what will not come.</summary>
    /// <param name="Number">Which part.</param>
    /// <param name="Ids">The marketplace's ids of it.</param>
    /// <param name="Order">The order as it showed that nothing of it is expected any more, so that nothing was sent; null where an attempt of ours did it.</param>
    public sealed record RestTold(int Number, IReadOnlyList<string> Ids, MarketplaceOrder? Order) : MarketplaceInput;

    /// <summary>Others have reduced the order otherwise, or it has moved on: nothing was sent, and what will not come is to be counted anew.</summary>
    /// <param name="Number">Which part.</param>
    /// <param name="Order">The order as it is there now.</param>
    public sealed record RestDropped(int Number, MarketplaceOrder Order) : MarketplaceInput;

    /// <summary>A system said no for good.</summary>
    /// <param name="EffectId">To what.</param>
    /// <param name="Why">How.</param>
    public sealed record EffectRejected(string EffectId, Rejection Why) : MarketplaceInput;

    /// <summary>A person mended something and wants refused effects tried again.</summary>
    /// <param name="By">Who, from where and why; null for one of an earlier release.</param>
    public sealed record RetryRequested(string? By = null) : MarketplaceInput;

    /// <summary>A person has seen how the order ended: lost, or cancelled too late.</summary>
    /// <param name="By">Who, from where and why; null for one of an earlier release.</param>
    public sealed record Acknowledged(string? By = null) : MarketplaceInput;
}
