using Connectors.Domain.Stock;
using Connectors.Flows.Hosting;

namespace Connectors.Flows.Stock;

/// <summary>The routes and the choices of publishing stock as they stand in configuration; see <see cref="StockRoute"/> and <see cref="StockPolicy"/>.</summary>
public sealed class StockOptions
{
    private const int MostInOneImport = 100_000;
    private const decimal MostSold = 1_000_000_000_000m;

    private static readonly StockPolicy Usual = new();

    /// <summary>The way of each marketplace's stock; at least one, each marketplace once.</summary>
    public IList<StockRouteOptions> Routes { get; } = [];

    /// <inheritdoc cref="StockPolicy.Every"/>
    public TimeSpan Every { get; set; } = Usual.Every;

    /// <inheritdoc cref="StockPolicy.MovedEvery"/>
    public TimeSpan? MovedEvery { get; set; } = Usual.MovedEvery;

    /// <inheritdoc cref="StockPolicy.SoldBetweenLooks"/>
    public decimal SoldBetweenLooks { get; set; } = Usual.SoldBetweenLooks;

    /// <inheritdoc cref="StockPolicy.ErpCallsPerDay"/>
    public int ErpCallsPerDay { get; set; } = Usual.ErpCallsPerDay;

    /// <inheritdoc cref="StockPolicy.SettlesWithin"/>
    public TimeSpan SettlesWithin { get; set; } = Usual.SettlesWithin;

    /// <inheritdoc cref="StockPolicy.Locations"/>
    public IList<string> Locations { get; } = [];

    /// <inheritdoc cref="StockPolicy.TotalIsSellable"/>
    public bool TotalIsSellable { get; set; } = Usual.TotalIsSellable;

    /// <inheritdoc cref="StockPolicy.UnitSystem"/>
    public string? UnitSystem { get; set; } = Usual.UnitSystem;

    /// <inheritdoc cref="StockPolicy.Pool"/>
    public PoolMode Pool { get; set; } = Usual.Pool;

    /// <inheritdoc cref="StockPolicy.MostInImport"/>
    public int MostInImport { get; set; } = Usual.MostInImport;

    /// <inheritdoc cref="StockPolicy.ImportPollEvery"/>
    public TimeSpan ImportPollEvery { get; set; } = Usual.ImportPollEvery;

    /// <inheritdoc cref="StockPolicy.ImportWithin"/>
    public TimeSpan ImportWithin { get; set; } = Usual.ImportWithin;

    /// <inheritdoc cref="StockPolicy.RefusedAgainAfter"/>
    public TimeSpan RefusedAgainAfter { get; set; } = Usual.RefusedAgainAfter;

    /// <inheritdoc cref="StockPolicy.CompareEvery"/>
    public TimeSpan CompareEvery { get; set; } = Usual.CompareEvery;

    /// <inheritdoc cref="StockPolicy.ShownWithin"/>
    public TimeSpan ShownWithin { get; set; } = Usual.ShownWithin;

    /// <inheritdoc cref="StockPolicy.StaleAfter"/>
    public TimeSpan StaleAfter { get; set; } = Usual.StaleAfter;

    internal StockRoute[] GetRoutes() => [.. Routes.Select(static r => new StockRoute(new(r.Marketplace), new(r.Erp)))];

    internal StockPolicy GetPolicy() => new()
    {
        Every = Every,
        MovedEvery = MovedEvery,
        SoldBetweenLooks = SoldBetweenLooks,
        ErpCallsPerDay = ErpCallsPerDay,
        SettlesWithin = SettlesWithin,
        Locations = [.. Locations],
        TotalIsSellable = TotalIsSellable,
        UnitSystem = UnitSystem,
        Pool = Pool,
        MostInImport = MostInImport,
        ImportPollEvery = ImportPollEvery,
        ImportWithin = ImportWithin,
        RefusedAgainAfter = RefusedAgainAfter,
        CompareEvery = CompareEvery,
        ShownWithin = ShownWithin,
        StaleAfter = StaleAfter,
    };

    internal static IEnumerable<string> FindMistakes(StockOptions options, string path)
    {
        foreach (var mistake in RouteMistakes.Of(options.Routes, path, static r => r.Marketplace, (nameof(StockRouteOptions.Erp), static r => r.Erp)))
            yield return mistake;
        foreach (var (index, location) in options.Locations.Index())
        {
            if (string.IsNullOrWhiteSpace(location))
                yield return $"{path}:{nameof(Locations)}:{index} must be the ERP's id of a location.";
        }

        if (options.UnitSystem is { } system && string.IsNullOrWhiteSpace(system))
            yield return $"{path}:{nameof(UnitSystem)} must be a name in the unit table; leave it out for the ERP's connection.";
        if (options.Pool is not (PoolMode.Shared or PoolMode.Divided))
            yield return $"{path}:{nameof(Pool)} must be one of {nameof(PoolMode.Shared)}, {nameof(PoolMode.Divided)}.";
        if (options.SoldBetweenLooks is <= 0m or > MostSold)
            yield return $"{path}:{nameof(SoldBetweenLooks)} must be above zero, at most one million million.";
        if (options.ErpCallsPerDay < 1)
            yield return $"{path}:{nameof(ErpCallsPerDay)} must be at least 1.";
        if (options.MostInImport is < 1 or > MostInOneImport)
            yield return $"{path}:{nameof(MostInImport)} must be 1 to 100000.";
        if (options.MovedEvery <= TimeSpan.Zero)
            yield return $"{path}:{nameof(MovedEvery)} must be above zero; leave it out to look at everything.";
        if (options.SettlesWithin < TimeSpan.Zero)
            yield return $"{path}:{nameof(SettlesWithin)} must not be negative.";
        foreach (var (key, time) in new[]
        {
            (nameof(Every), options.Every),
            (nameof(ImportPollEvery), options.ImportPollEvery),
            (nameof(ImportWithin), options.ImportWithin),
            (nameof(RefusedAgainAfter), options.RefusedAgainAfter),
            (nameof(CompareEvery), options.CompareEvery),
            (nameof(ShownWithin), options.ShownWithin),
            (nameof(StaleAfter), options.StaleAfter),
        })
        {
            if (time <= TimeSpan.Zero)
                yield return $"{path}:{key} must be above zero.";
        }
    }
}
