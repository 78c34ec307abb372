namespace Connectors.Domain.Stock;

/// <summary>What an oversell bound rests on: the orders that a channel does not hear of in time come independently of each other, at a constant rate (Poisson).</summary>
/// <param name="OrdersPerHour">Orders for the SKU an hour on all the <em>other</em> channels together; 0 to one million, at most 6 decimals.</param>
/// <param name="Lag">Longest time from a sale elsewhere until this channel shows it; not negative.</param>
/// <param name="LargestOrder">Base units that one order takes at most; whole, 1 to one million.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is out of range, or more than 10,000 orders are expected within the lag.</exception>
public sealed record OversellAssumption(decimal OrdersPerHour, TimeSpan Lag, decimal LargestOrder = 1m)
{
    private const decimal Million = 1_000_000m;
    private const decimal MostExpected = 10_000m;

    /// <summary>Orders for the SKU an hour on all the other channels together.</summary>
    public decimal OrdersPerHour { get; } = OrdersPerHour is >= 0 and <= Million && decimal.Round(OrdersPerHour, 6) == OrdersPerHour
        ? OrdersPerHour
        : throw new ArgumentOutOfRangeException(nameof(OrdersPerHour), OrdersPerHour, "0 to one million with at most 6 decimals is expected.");

    /// <summary>Longest time from a sale elsewhere until this channel shows it.</summary>
    public TimeSpan Lag { get; } = Lag >= TimeSpan.Zero && OrdersPerHour * Lag.Ticks <= MostExpected * TimeSpan.TicksPerHour
        ? Lag
        : throw new ArgumentOutOfRangeException(nameof(Lag), Lag, "A time that is not negative and in which at most 10,000 orders are expected.");

    /// <summary>Base units that one order takes at most.</summary>
    public decimal LargestOrder { get; } = LargestOrder is >= 1 and <= Million && decimal.Truncate(LargestOrder) == LargestOrder
        ? LargestOrder
        : throw new ArgumentOutOfRangeException(nameof(LargestOrder), LargestOrder, "A whole number from 1 to one million is expected.");

    /// <summary>Orders that are expected within the lag, rounded up to six decimals.</summary>
    public decimal ExpectedOrders => decimal.Ceiling(OrdersPerHour * Lag.Ticks * Million / TimeSpan.TicksPerHour) / Million;
}
