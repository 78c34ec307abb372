using System.Globalization;

namespace Connectors.Flows.BackOffice;

/// <summary>What ERP and warehouse said of an order's goods before they were promised: one entry for each SKU that was asked for.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record GoodsSeen
{
    /// <summary>When it was heard, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Stock; never null.</summary>
    public IReadOnlyList<SeenStock> Stock { get => field ?? []; init; }

    /// <summary>Prices; never null.</summary>
    public IReadOnlyList<SeenPrice> Prices { get => field ?? []; init; }

    /// <summary>Whether another answer said the same, whenever that was.</summary>
    internal bool SaysTheSameAs(GoodsSeen? other) => other?.ToString() == ToString();

    /// <summary>What was said, without when.</summary>
    public override string ToString() => string.Join(
        "; ",
        Stock.Select(static s => string.Create(CultureInfo.InvariantCulture, $"stock of {s.Sku} {(object?)s.Available ?? "not said"}")).Concat(
            Prices.Select(static p => $"price of {p.Sku} {p.UnitPrice?.ToString() ?? "not said"}{p.IncludesTax switch { true => " with tax", false => " without tax", _ => string.Empty }}")));
}
