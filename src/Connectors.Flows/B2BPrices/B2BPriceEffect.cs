using System.Text.Json.Serialization;

namespace Connectors.Flows.B2BPrices;

/// <summary>What price lists can ask for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(LookAtLists), "look-at-lists")]
[JsonDerivedType(typeof(Look), "look")]
[JsonDerivedType(typeof(Write), "write")]
internal abstract record B2BPriceEffect
{
    private B2BPriceEffect()
    {
    }

    /// <summary>Read which lists the store has.</summary>
    public sealed record LookAtLists : B2BPriceEffect;

    /// <summary>Find out what of a list the store has to be told.</summary>
    /// <param name="List">The list.</param>
    /// <param name="IsUrgent">Whether only what was told in real time is looked at.</param>
    /// <param name="IsComparing">Whether the store is asked what it shows although nothing is to be told.</param>
    public sealed record Look(string List, bool IsUrgent, bool IsComparing) : B2BPriceEffect;

    /// <summary>Tell the next chunk.</summary>
    /// <param name="Batch">Our own number of what it is of.</param>
    /// <param name="Chunk">Its place.</param>
    /// <param name="IsUrgent">Whether it is of what was told in real time.</param>
    public sealed record Write(int Batch, int Chunk, bool IsUrgent) : B2BPriceEffect;
}
