using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BPrices;

/// <summary>What a source told in real time: a row of a side table, kept until something newer overtakes it.</summary>
/// <param name="List">The list.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Breaks">All of its prices; none when it is not on the list. Never null.</param>
/// <param name="Currency">Their currency.</param>
/// <param name="AsOf">Of when the source says that it is, UTC.</param>
/// <remarks>Value equality does not look into the list.</remarks>
internal sealed record PriceWord(string List, Sku Sku, IReadOnlyList<B2BPriceBreak> Breaks, CurrencyCode Currency, DateTimeOffset AsOf)
{
    /// <summary>All of its prices; none when it is not on the list. Never null.</summary>
    public IReadOnlyList<B2BPriceBreak> Breaks { get => field ?? []; init; } = Breaks;

    /// <summary>Whether a large change is meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsConfirmed { get; init; }
}
