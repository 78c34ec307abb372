using System.Text.Json.Serialization;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What the case of a warehouse's stock can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Taken), "taken")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(LevelsRead), "levels-read")]
internal abstract record AllocationInput
{
    private AllocationInput()
    {
    }

    /// <summary>An order asks for goods.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Number">Its own number of the question: a later one replaces an earlier.</param>
    /// <param name="Goods">What it asks for.</param>
    /// <param name="Since">When it asked first, UTC: its place in the line.</param>
    /// <param name="Parts">How many parts it has been allocated so far; of more it never heard.</param>
    public sealed record Asked(OrderKey Order, int Number, OrderPart Goods, DateTimeOffset Since, int Parts) : AllocationInput
    {
        /// <summary>Whether a person decided, so that it is allocated whatever is there.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsForced { get; init; }
    }

    /// <summary>The warehouse has warehouse orders for what was allocated: its own figures show what they take.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Number">Its own number of the last question.</param>
    /// <param name="Parts">How many of its parts the warehouse has.</param>
    public sealed record Taken(OrderKey Order, int Number, int Parts) : AllocationInput;

    /// <summary>An order asks for nothing any more.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Number">Its own number of the last question.</param>
    /// <param name="Parts">How many of its parts are still its own; what was allocated beyond them is not.</param>
    public sealed record Withdrawn(OrderKey Order, int Number, int Parts) : AllocationInput;

    /// <summary>The warehouse said what is there.</summary>
    /// <param name="Reading">Our own number of the reading.</param>
    /// <param name="BeganAt">When the reading began, UTC: it shows nothing that came later.</param>
    /// <param name="Stock">What it said of each SKU that was asked for.</param>
    public sealed record LevelsRead(int Reading, DateTimeOffset BeganAt, IReadOnlyList<SeenStock> Stock) : AllocationInput;
}
