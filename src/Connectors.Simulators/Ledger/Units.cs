using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger;

/// <summary>Base units by item.</summary>
internal sealed class Units : Dictionary<string, decimal>
{
    public Units()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    public decimal Total => Values.Sum();

    public decimal Of(string sku) => this.GetValueOrDefault(sku);

    public void Add(string sku, decimal units, int sign = 1) => this[sku] = Of(sku) + (sign * units);

    public void Add(IEnumerable<Goods> goods)
    {
        foreach (var (sku, units) in goods)
            Add(sku, units);
    }

    public void Take(IEnumerable<Goods> goods)
    {
        foreach (var (sku, units) in goods)
            Add(sku, -units);
    }

    public void Add(Units other)
    {
        foreach (var (sku, units) in other)
            Add(sku, units);
    }

    /// <summary>These without those, never less than nothing.</summary>
    public Units Less(Units other)
    {
        var units = new Units();
        foreach (var (sku, mine) in this)
            units.Add(sku, Math.Max(0m, mine - other.Of(sku)));
        return units;
    }

    /// <summary>Items of which there are more here than there.</summary>
    public IEnumerable<string> Beyond(Units other) => this.Where(u => u.Value > other.Of(u.Key)).Select(static u => u.Key);
}
