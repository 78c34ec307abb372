using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.B2BPrices;

/// <summary>What price lists can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ListsSeen), "lists-seen")]
[JsonDerivedType(typeof(Looked), "looked")]
[JsonDerivedType(typeof(Written), "written")]
[JsonDerivedType(typeof(Changed), "changed")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(LookWanted), "look-wanted")]
internal abstract record B2BPriceInput
{
    private B2BPriceInput()
    {
    }

    /// <summary>The store's lists were read.</summary>
    /// <param name="ReadAt">When reading began, UTC.</param>
    /// <param name="Lists">Those that stand otherwise than before; never null.</param>
    /// <param name="Findings">What a person must see of lists.</param>
    public sealed record ListsSeen(DateTimeOffset ReadAt, IReadOnlyList<B2BPriceListStatus> Lists, LookFindings Findings) : B2BPriceInput;

    /// <summary>What a list is to say was compared with what it was told, and where that was needed with what the store shows.</summary>
    /// <param name="Status">How the list stands.</param>
    /// <param name="IsUrgent">Whether only what was told in real time was looked at.</param>
    /// <param name="Findings">What a person must see.</param>
    public sealed record Looked(B2BPriceListStatus Status, bool IsUrgent, ListFindings Findings) : B2BPriceInput
    {
        /// <summary>What is to be told next, a call each; never null.</summary>
        public IReadOnlyList<PlannedChunk> Chunks { get => field ?? []; init; }

        /// <summary>How many SKUs more are to be told or kept.</summary>
        public int Left { get; init; }

        /// <summary>What is known otherwise now of SKUs that are not to be told; never null.</summary>
        public IReadOnlyList<KeptPrice> Kept { get => field ?? []; init; }

        /// <summary>Keys of words that something newer overtook; never null.</summary>
        public IReadOnlyList<string> Overtaken { get => field ?? []; init; }

        /// <summary>How many words stand that are newer than the table.</summary>
        public int Standing { get; init; }

        /// <summary>How many words are left of the list; 1 where that was not looked at.</summary>
        public int Words { get; init; }

        /// <summary>How many SKUs were seen for the first time to show what somebody else set.</summary>
        public int Edits { get; init; }
    }

    /// <summary>A chunk was told.</summary>
    /// <param name="Batch">Our own number of what it is of.</param>
    /// <param name="Chunk">Its place.</param>
    /// <param name="IsUrgent">Whether it is of what was told in real time.</param>
    /// <param name="List">The list.</param>
    /// <param name="Prices">What is kept of its SKUs; never null.</param>
    /// <param name="Findings">What a person must see.</param>
    public sealed record Written(int Batch, int Chunk, bool IsUrgent, string List, IReadOnlyList<KeptPrice> Prices, ListFindings Findings) : B2BPriceInput
    {
        /// <summary>How many were taken.</summary>
        public int Taken { get; init; }

        /// <summary>How many are to cost something else by now: they are looked at anew.</summary>
        public int Skipped { get; init; }

        /// <summary>Why the store took nothing of the list, in its own words, cut; null when it did. The rest of the list is not sent.</summary>
        public string? Failed { get; init; }
    }

    /// <summary>A source told in real time what a SKU costs.</summary>
    /// <param name="Word">What it said.</param>
    public sealed record Changed(PriceWord Word) : B2BPriceInput;

    /// <summary>A person says that a large change is meant.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Sku">The SKU; null where it is about SKUs that go from the list.</param>
    /// <param name="Price">The price that it is about, or how many SKUs.</param>
    public sealed record Confirmed(string List, Sku? Sku, decimal Price) : B2BPriceInput;

    /// <summary>A person wants a batch, and every list compared, now.</summary>
    public sealed record LookWanted : B2BPriceInput;
}
