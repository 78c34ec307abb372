namespace Connectors.Flows.Stock;

/// <summary>How fast goods sell: counted by the hour, and the hour before counts for what of this one is still to come.</summary>
/// <param name="Since">When the hour that is counted began, UTC.</param>
/// <param name="Sold">Base units sold in it, or since the look before where that is longer ago.</param>
/// <param name="Before">Base units sold in the hour before it.</param>
internal sealed record SalesPace(DateTimeOffset Since, decimal Sold, decimal Before)
{
    private const int HoursOfDay = 24;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>With what was sold until now.</summary>
    public SalesPace Add(decimal sold, DateTimeOffset now) =>
        now - Since < Hour ? this with { Sold = Sold + sold }
        : now - Since < 2 * Hour ? new SalesPace(Since + Hour, sold, Sold)
        : new SalesPace(now, sold, 0);

    /// <summary>Base units a day.</summary>
    public decimal PerDay(DateTimeOffset now)
    {
        var left = Hour.Ticks - Math.Clamp((now - Since).Ticks, 0, Hour.Ticks);
        return HoursOfDay * (Sold + (Before * left / Hour.Ticks));
    }
}
