using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.B2BOrders;

/// <summary>What the store's part of an order can ask for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TellDispatch), "tell-dispatch")]
[JsonDerivedType(typeof(CorrectTracking), "correct-tracking")]
[JsonDerivedType(typeof(CompleteDraft), "complete-draft")]
[JsonDerivedType(typeof(AskPrices), "ask-prices")]
internal abstract record StorefrontEffect : IPartEffect
{
    private StorefrontEffect()
    {
    }

    /// <inheritdoc/>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>Tell the store that goods have left.</summary>
    /// <param name="ShipmentId">The warehouse's id of the dispatch.</param>
    /// <param name="Dispatch">What it is told, fixed when it was first planned.</param>
    public sealed record TellDispatch(string ShipmentId, StorefrontDispatch Dispatch) : StorefrontEffect
    {
        /// <inheritdoc/>
        public override string Id => $"tell {ShipmentId}";
    }

    /// <summary>Tell the store other tracking numbers for a dispatch that it knows.</summary>
    /// <param name="ShipmentId">The warehouse's id of it.</param>
    /// <param name="FulfilmentId">The store's.</param>
    /// <param name="Dispatch">What it is told now.</param>
    public sealed record CorrectTracking(string ShipmentId, string FulfilmentId, StorefrontDispatch Dispatch) : StorefrontEffect
    {
        /// <inheritdoc/>
        public override string Id => $"correct {ShipmentId} {string.Join(' ', Dispatch.TrackingNumbers)}";
    }

    /// <summary>Ask the ERP what the goods cost.</summary>
    /// <param name="Number">Our own number of the question.</param>
    /// <param name="Source">By what.</param>
    /// <param name="Request">The goods, and for whom.</param>
    public sealed record AskPrices(int Number, PriceSource Source, ErpQuoteRequest Request) : StorefrontEffect
    {
        /// <inheritdoc/>
        public override string Id => FormattableString.Invariant($"ask-prices {Number}");
    }

    /// <summary>Make the draft the order that it is to become.</summary>
    public sealed record CompleteDraft : StorefrontEffect
    {
        /// <inheritdoc/>
        public override string Id => "complete-draft";
    }
}
