namespace Connectors.Simulators.Ledger;

/// <summary>What the marketplace shows, beside what is there.</summary>
/// <param name="Offers">Each offer that it lists.</param>
/// <param name="MovedAt">When goods last moved in the ERP, UTC; null when none did.</param>
internal sealed record StockReading(IReadOnlyList<ShownStock> Offers, DateTimeOffset? MovedAt)
{
    public static StockReading None { get; } = new([], null);
}
