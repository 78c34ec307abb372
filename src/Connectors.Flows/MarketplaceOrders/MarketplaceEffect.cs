using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What the marketplace's part of an order can ask for. A closed set; the data stands in the state.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Accept), "accept")]
[JsonDerivedType(typeof(WriteReference), "write-reference")]
[JsonDerivedType(typeof(ConfirmShipment), "confirm-shipment")]
[JsonDerivedType(typeof(CorrectTracking), "correct-tracking")]
[JsonDerivedType(typeof(TellRest), "tell-rest")]
internal abstract record MarketplaceEffect : IPartEffect
{
    private MarketplaceEffect()
    {
    }

    /// <inheritdoc/>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>Decide on every line: accept it, but for those that the decision in the state refuses.</summary>
    public sealed record Accept : MarketplaceEffect
    {
        /// <inheritdoc/>
        public override string Id => "accept";
    }

    /// <summary>Write the ERP's number to the marketplace order.</summary>
    public sealed record WriteReference : MarketplaceEffect
    {
        /// <inheritdoc/>
        public override string Id => "reference";
    }

    /// <summary>Tell the marketplace of a dispatch.</summary>
    /// <param name="ShipmentId">The warehouse's id of it.</param>
    /// <param name="Confirmation">What it is told, fixed when it was first planned.</param>
    public sealed record ConfirmShipment(string ShipmentId, ShipmentConfirmation Confirmation) : MarketplaceEffect
    {
        /// <inheritdoc/>
        public override string Id => $"confirm {ShipmentId}";
    }

    /// <summary>Tell the marketplace another tracking number for a dispatch that it knows.</summary>
    /// <param name="ShipmentId">The warehouse's id of it.</param>
    /// <param name="MarketplaceId">The marketplace's id of it.</param>
    /// <param name="Confirmation">What it is told now.</param>
    public sealed record CorrectTracking(string ShipmentId, string MarketplaceId, ShipmentConfirmation Confirmation) : MarketplaceEffect
    {
        /// <inheritdoc/>
        public override string Id => $"correct {ShipmentId} {Confirmation.TrackingNumber}";
    }

    /// <summary>Refund, or cancel, what will not come. It is the order's turn: nobody else pays anything of it back meanwhile.</summary>
    /// <param name="Rest">What, fixed when it was decided.</param>
    /// <param name="Since">When the turn came, UTC: an equal refund that was made since is this one.</param>
    public sealed record TellRest(OrderRest Rest, DateTimeOffset Since) : MarketplaceEffect
    {
        /// <inheritdoc/>
        public override string Id => FormattableString.Invariant($"rest {Rest.Number}");
    }
}
