using Connectors.Domain.Values;
using Connectors.Flows.Hosting;

namespace Connectors.Flows.Accounts;

/// <summary>The routes and the choices of accounts as they stand in configuration; see <see cref="AccountRoute"/> and <see cref="AccountPolicy"/>.</summary>
public sealed class AccountOptions
{
    private const int Most = 10_000;
    private const decimal MostOwed = 1_000_000_000_000m;

    private static readonly AccountPolicy Usual = new();

    /// <summary>The way of each store's accounts; at least one, each store once.</summary>
    public IList<AccountRouteOptions> Routes { get; } = [];

    /// <inheritdoc cref="AccountPolicy.Every"/>
    public TimeSpan Every { get; set; } = Usual.Every;

    /// <inheritdoc cref="AccountPolicy.CompareEvery"/>
    public TimeSpan CompareEvery { get; set; } = Usual.CompareEvery;

    /// <inheritdoc cref="AccountPolicy.OrdersShowWithin"/>
    public TimeSpan OrdersShowWithin { get; set; } = Usual.OrdersShowWithin;

    /// <inheritdoc cref="AccountPolicy.Currency"/>
    public string Currency { get; set; } = Usual.Currency.Value;

    /// <inheritdoc cref="AccountPolicy.UnlimitedAs"/>
    public decimal? UnlimitedAs { get; set; }

    /// <inheritdoc cref="AccountPolicy.UnlimitedGroups"/>
    public IList<string> UnlimitedGroups { get; } = [];

    /// <inheritdoc cref="AccountPolicy.SwitchesLoginsOff"/>
    public bool SwitchesLoginsOff { get; set; } = Usual.SwitchesLoginsOff;

    /// <inheritdoc cref="AccountPolicy.StoreAllowsOverLimit"/>
    public bool StoreAllowsOverLimit { get; set; } = Usual.StoreAllowsOverLimit;

    /// <inheritdoc cref="AccountPolicy.MostAtOnce"/>
    public int MostAtOnce { get; set; } = Usual.MostAtOnce;

    /// <inheritdoc cref="AccountPolicy.RefusedAgainAfter"/>
    public TimeSpan RefusedAgainAfter { get; set; } = Usual.RefusedAgainAfter;

    /// <inheritdoc cref="AccountPolicy.DriftShownFor"/>
    public TimeSpan DriftShownFor { get; set; } = Usual.DriftShownFor;

    /// <inheritdoc cref="AccountPolicy.StaleAfter"/>
    public TimeSpan StaleAfter { get; set; } = Usual.StaleAfter;

    internal AccountRoute[] GetRoutes() => [.. Routes.Select(static r => new AccountRoute(new(r.Store), new(r.Erp)))];

    internal AccountPolicy GetPolicy() => new()
    {
        Every = Every,
        CompareEvery = CompareEvery,
        OrdersShowWithin = OrdersShowWithin,
        Currency = new CurrencyCode(Currency),
        UnlimitedAs = UnlimitedAs,
        UnlimitedGroups = [.. UnlimitedGroups],
        SwitchesLoginsOff = SwitchesLoginsOff,
        StoreAllowsOverLimit = StoreAllowsOverLimit,
        MostAtOnce = MostAtOnce,
        RefusedAgainAfter = RefusedAgainAfter,
        DriftShownFor = DriftShownFor,
        StaleAfter = StaleAfter,
    };

    internal static IEnumerable<string> FindMistakes(AccountOptions options, string path)
    {
        foreach (var mistake in RouteMistakes.Of(options.Routes, path, (nameof(AccountRouteOptions.Store), static r => r.Store), (nameof(AccountRouteOptions.Erp), static r => r.Erp)))
            yield return mistake;
        if (options.Currency is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            yield return $"{path}:{nameof(Currency)} must be three upper-case letters of ISO 4217, such as GBP.";
        if (options.UnlimitedAs is <= 0m or > MostOwed)
            yield return $"{path}:{nameof(UnlimitedAs)} must be above zero, at most one million million; leave it out to name none.";
        foreach (var (index, group) in options.UnlimitedGroups.Index())
        {
            if (string.IsNullOrWhiteSpace(group))
                yield return $"{path}:{nameof(UnlimitedGroups)}:{index} must be the name of a customer group of the store.";
        }

        if (options.MostAtOnce is < 1 or > Most)
            yield return $"{path}:{nameof(MostAtOnce)} must be 1 to 10000.";
        if (options.OrdersShowWithin < TimeSpan.Zero)
            yield return $"{path}:{nameof(OrdersShowWithin)} must not be negative.";
        foreach (var (key, time) in new[]
        {
            (nameof(Every), options.Every),
            (nameof(CompareEvery), options.CompareEvery),
            (nameof(RefusedAgainAfter), options.RefusedAgainAfter),
            (nameof(DriftShownFor), options.DriftShownFor),
            (nameof(StaleAfter), options.StaleAfter),
        })
        {
            if (time <= TimeSpan.Zero)
                yield return $"{path}:{key} must be above zero.";
        }
    }
}
