namespace Connectors.Flows.Stock;

/// <summary>How fast goods sell: counted by the day, and the day before counts for what of today is still to come.</summary>
/// <param name="Since">When the day that is counted began, UTC.</param>
/// <param name="Sold">Base units sold in it.</param>
/// <param name="Before">Base units sold in the day before it.</param>
internal sealed record SalesPace(DateTimeOffset Since, decimal Sold, decimal Before)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>With what was sold until now.</summary>
    public SalesPace Add(decimal sold, DateTimeOffset now) =>
        now - Since < Day ? this with { Sold = Sold + sold }
        : now - Since < 2 * Day ? new SalesPace(Since + Day, sold, Sold)
        : new SalesPace(now, sold, 0);

    /// <summary>Base units a day.</summary>
    public decimal PerDay(DateTimeOffset now)
    {
        var passed = Math.Clamp((now - Since).Ticks, 0, Day.Ticks);
        return Sold + (Before * (Day.Ticks - passed) / Day.Ticks);
    }
}
