using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders.Display;

/// <summary>What the case hears that shows an order in a store. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Wanted), "wanted")]
[JsonDerivedType(typeof(CalledOff), "called-off")]
[JsonDerivedType(typeof(Shown), "shown")]
[JsonDerivedType(typeof(EffectRejected), "effect-refused")]
internal abstract record OrderDisplayInput
{
    private OrderDisplayInput()
    {
    }

    /// <summary>The order stands so now.</summary>
    /// <param name="Order">All of it that is shown.</param>
    public sealed record Wanted(DisplayedOrder Order) : OrderDisplayInput;

    /// <summary>The order is off.</summary>
    public sealed record CalledOff : OrderDisplayInput;

    /// <summary>The store shows it.</summary>
    /// <param name="Version">What of it was written.</param>
    public sealed record Shown(int Version) : OrderDisplayInput;

    /// <summary>The store refused it for good.</summary>
    /// <param name="Why">What it said.</param>
    public sealed record EffectRejected(Rejection Why) : OrderDisplayInput;
}
