using System.Text.Json.Serialization;

namespace Connectors.Flows.Refunds;

/// <summary>What the returns of an order can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TurnWanted), "turn-wanted")]
[JsonDerivedType(typeof(TurnOver), "turn-over")]
internal abstract record OrderReturnsInput
{
    private OrderReturnsInput()
    {
    }

    /// <summary>A return wants its turn.</summary>
    /// <param name="Return">Key of its case.</param>
    /// <param name="Turn">Its own number of the turn.</param>
    public sealed record TurnWanted(string Return, int Turn) : OrderReturnsInput;

    /// <summary>A return needs its turn no more.</summary>
    /// <param name="Return">Key of its case.</param>
    /// <param name="Turn">Its own number of the turn.</param>
    /// <param name="Share">What it takes; null for nothing.</param>
    public sealed record TurnOver(string Return, int Turn, BookedReturn? Share) : OrderReturnsInput;
}
