using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>An order of another channel as a store shows it, which neither sends it nor is paid for it. It holds nothing of a person.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record DisplayedOrder
{
    /// <summary>The order where it was bought: by it the store knows what it shows.</summary>
    public required OrderKey Key { get; init; }

    /// <summary>How far it is.</summary>
    public required DisplayedOrderState State { get; init; }

    /// <summary>When it was bought, UTC.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Currency of every amount.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Whether amounts contain the tax.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>What the delivery costs; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? Delivery { get; init; }

    /// <summary>Tax on the delivery; null when nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? DeliveryTax { get; init; }

    /// <summary>The goods; never null.</summary>
    public IReadOnlyList<DisplayedLine> Lines { get => field ?? []; init; }

    /// <summary>Which it is, and how far.</summary>
    public override string ToString() => $"{Key} {State}";
}
