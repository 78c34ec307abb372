using Connectors.Flows.Hosting;

namespace Connectors.Flows.B2BPrices;

/// <summary>The routes and the choices of price lists as they stand in configuration; see <see cref="B2BPriceRoute"/> and <see cref="B2BPricePolicy"/>.</summary>
public sealed class B2BPriceOptions
{
    private const int Most = 100_000;
    private const decimal MostShare = 1_000m;

    private static readonly B2BPricePolicy Usual = new();

    /// <summary>The way of each store's price lists; at least one, each store once.</summary>
    public IList<B2BPriceRouteOptions> Routes { get; } = [];

    /// <inheritdoc cref="B2BPricePolicy.Every"/>
    public TimeSpan Every { get; set; } = Usual.Every;

    /// <inheritdoc cref="B2BPricePolicy.CompareEvery"/>
    public TimeSpan CompareEvery { get; set; } = Usual.CompareEvery;

    /// <inheritdoc cref="B2BPricePolicy.MostChange"/>
    public decimal MostChange { get; set; } = Usual.MostChange;

    /// <inheritdoc cref="B2BPricePolicy.MostRemoved"/>
    public decimal MostRemoved { get; set; } = Usual.MostRemoved;

    /// <inheritdoc cref="B2BPricePolicy.CorrectsEdits"/>
    public bool CorrectsEdits { get; set; } = Usual.CorrectsEdits;

    /// <inheritdoc cref="B2BPricePolicy.ReplacesOthers"/>
    public bool ReplacesOthers { get; set; } = Usual.ReplacesOthers;

    /// <inheritdoc cref="B2BPricePolicy.UnitSystem"/>
    public string? UnitSystem { get; set; } = Usual.UnitSystem;

    /// <inheritdoc cref="B2BPricePolicy.MostAtOnce"/>
    public int MostAtOnce { get; set; } = Usual.MostAtOnce;

    /// <inheritdoc cref="B2BPricePolicy.RefusedAgainAfter"/>
    public TimeSpan RefusedAgainAfter { get; set; } = Usual.RefusedAgainAfter;

    /// <inheritdoc cref="B2BPricePolicy.StaleAfter"/>
    public TimeSpan StaleAfter { get; set; } = Usual.StaleAfter;

    internal B2BPriceRoute[] GetRoutes() => [.. Routes.Select(static r => new B2BPriceRoute(new(r.Store), r.Erp is { } erp ? new(erp) : null, r.ErpList))];

    internal B2BPricePolicy GetPolicy() => new()
    {
        Every = Every,
        CompareEvery = CompareEvery,
        MostChange = MostChange,
        MostRemoved = MostRemoved,
        CorrectsEdits = CorrectsEdits,
        ReplacesOthers = ReplacesOthers,
        UnitSystem = UnitSystem,
        MostAtOnce = MostAtOnce,
        RefusedAgainAfter = RefusedAgainAfter,
        StaleAfter = StaleAfter,
    };

    internal static IEnumerable<string> FindMistakes(B2BPriceOptions options, string path)
    {
        foreach (var mistake in RouteMistakes.Of(options.Routes, path, (nameof(B2BPriceRouteOptions.Store), static r => r.Store), (nameof(B2BPriceRouteOptions.Erp), static r => r.Erp)))
            yield return mistake;
        foreach (var (index, route) in options.Routes.Index())
        {
            if (route.ErpList is { } list && string.IsNullOrWhiteSpace(list))
                yield return FormattableString.Invariant($"{path}:Routes:{index}:{nameof(route.ErpList)} must be the name of a price list of the store; leave it out without an ERP.");
        }

        if (options.MostChange is <= 0m or > MostShare)
            yield return $"{path}:{nameof(MostChange)} must be above zero, at most 1000; 0.5 is one half.";
        if (options.MostRemoved is < 0m or > 1m)
            yield return $"{path}:{nameof(MostRemoved)} must be 0 to 1; 0.2 is a fifth.";
        if (options.UnitSystem is { } system && string.IsNullOrWhiteSpace(system))
            yield return $"{path}:{nameof(UnitSystem)} must be a name in the unit table; leave it out for the ERP's connection.";
        if (options.MostAtOnce is < 1 or > Most)
            yield return $"{path}:{nameof(MostAtOnce)} must be 1 to 100000.";
        foreach (var (key, time) in new[]
        {
            (nameof(Every), options.Every),
            (nameof(CompareEvery), options.CompareEvery),
            (nameof(RefusedAgainAfter), options.RefusedAgainAfter),
            (nameof(StaleAfter), options.StaleAfter),
        })
        {
            if (time <= TimeSpan.Zero)
                yield return $"{path}:{key} must be above zero.";
        }
    }
}
