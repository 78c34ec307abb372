using Connectors.Flows.Hosting;

namespace Connectors.Flows.Prices;

/// <summary>The routes and the choices of telling prices as they stand in configuration; see <see cref="PriceRoute"/> and <see cref="PricePolicy"/>.</summary>
public sealed class PriceOptions
{
    private const int MostInOneImport = 100_000;
    private const decimal MostShare = 1_000m;

    private static readonly PricePolicy Usual = new();

    /// <summary>The way of each marketplace's prices; at least one, each marketplace once.</summary>
    public IList<PriceRouteOptions> Routes { get; } = [];

    /// <inheritdoc cref="PricePolicy.Every"/>
    public TimeSpan Every { get; set; } = Usual.Every;

    /// <inheritdoc cref="PricePolicy.MostChange"/>
    public decimal MostChange { get; set; } = Usual.MostChange;

    /// <inheritdoc cref="PricePolicy.CorrectsEdits"/>
    public bool CorrectsEdits { get; set; } = Usual.CorrectsEdits;

    /// <inheritdoc cref="PricePolicy.ReplacesOthers"/>
    public bool ReplacesOthers { get; set; } = Usual.ReplacesOthers;

    /// <inheritdoc cref="PricePolicy.PricesIncludeTax"/>
    public bool PricesIncludeTax { get; set; } = Usual.PricesIncludeTax;

    /// <inheritdoc cref="PricePolicy.UnitSystem"/>
    public string? UnitSystem { get; set; } = Usual.UnitSystem;

    /// <inheritdoc cref="PricePolicy.MostInImport"/>
    public int MostInImport { get; set; } = Usual.MostInImport;

    /// <inheritdoc cref="PricePolicy.ImportPollEvery"/>
    public TimeSpan ImportPollEvery { get; set; } = Usual.ImportPollEvery;

    /// <inheritdoc cref="PricePolicy.ImportWithin"/>
    public TimeSpan ImportWithin { get; set; } = Usual.ImportWithin;

    /// <inheritdoc cref="PricePolicy.RefusedAgainAfter"/>
    public TimeSpan RefusedAgainAfter { get; set; } = Usual.RefusedAgainAfter;

    /// <inheritdoc cref="PricePolicy.ShownWithin"/>
    public TimeSpan ShownWithin { get; set; } = Usual.ShownWithin;

    /// <inheritdoc cref="PricePolicy.StaleAfter"/>
    public TimeSpan StaleAfter { get; set; } = Usual.StaleAfter;

    internal PriceRoute[] GetRoutes() => [.. Routes.Select(static r => new PriceRoute(new(r.Marketplace), r.Erp is { } erp ? new(erp) : null))];

    internal PricePolicy GetPolicy() => new()
    {
        Every = Every,
        MostChange = MostChange,
        CorrectsEdits = CorrectsEdits,
        ReplacesOthers = ReplacesOthers,
        PricesIncludeTax = PricesIncludeTax,
        UnitSystem = UnitSystem,
        MostInImport = MostInImport,
        ImportPollEvery = ImportPollEvery,
        ImportWithin = ImportWithin,
        RefusedAgainAfter = RefusedAgainAfter,
        ShownWithin = ShownWithin,
        StaleAfter = StaleAfter,
    };

    internal static IEnumerable<string> FindMistakes(PriceOptions options, string path)
    {
        foreach (var mistake in RouteMistakes.Of(options.Routes, path, static r => r.Marketplace, (nameof(PriceRouteOptions.Erp), static r => r.Erp)))
            yield return mistake;
        if (options.MostChange is <= 0m or > MostShare)
            yield return $"{path}:{nameof(MostChange)} must be above zero, at most 1000; 0.5 is one half.";
        if (options.UnitSystem is { } system && string.IsNullOrWhiteSpace(system))
            yield return $"{path}:{nameof(UnitSystem)} must be a name in the unit table; leave it out for the ERP's connection.";
        if (options.MostInImport is < 1 or > MostInOneImport)
            yield return $"{path}:{nameof(MostInImport)} must be 1 to 100000.";
        foreach (var (key, time) in new[]
        {
            (nameof(Every), options.Every),
            (nameof(ImportPollEvery), options.ImportPollEvery),
            (nameof(ImportWithin), options.ImportWithin),
            (nameof(RefusedAgainAfter), options.RefusedAgainAfter),
            (nameof(ShownWithin), options.ShownWithin),
            (nameof(StaleAfter), options.StaleAfter),
        })
        {
            if (time <= TimeSpan.Zero)
                yield return $"{path}:{key} must be above zero.";
        }
    }
}
