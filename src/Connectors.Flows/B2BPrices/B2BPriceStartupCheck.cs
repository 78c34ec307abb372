using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Units;
using Connectors.Flows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.B2BPrices;

/// <summary>Compares the routes of price lists with what is registered and with what the stores can do, before anything runs.</summary>
/// <param name="services">The host's services.</param>
/// <param name="registered">What was registered, for the names.</param>
internal sealed class B2BPriceStartupCheck(IServiceProvider services, IServiceCollection registered) : IValidateOptions<B2BPriceStartupOptions>
{
    private readonly RegisteredNames _names = new(services, registered);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, B2BPriceStartupOptions options)
    {
        const string Flow = "b2b-prices";
        const string Need = "price lists need";
        List<string> mistakes = [.. Routes(), .. new[] { _names.Twice<ListPrices>(Flow, Need), _names.Twice<OfferMap>(Flow, Need), _names.Twice<UnitCatalogue>(Flow, Need) }.OfType<string>()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes() => _names.Routes<B2BPriceRoute>(
        static r => r.Store,
        "its price lists have one writer",
        (at, route) =>
        [
            _names.Missing<IB2BPricing>($"{at}:{nameof(route.Store)}", route.Store.Value, "store with price lists"),
            route.Erp is { } erp ? _names.Missing<IErp>($"{at}:{nameof(route.Erp)}", erp.Value, "ERP") : null,
            Source(at, route),
            Units(at, route),
        ],
        nameof(B2BPriceRoute.Store));

    /// <summary>What is wrong with where prices come from; null for nothing.</summary>
    private string? Source(string at, B2BPriceRoute route) => route switch
    {
        { Erp: { } erp, ErpList: null } => $"{at}:{nameof(route.ErpList)} is missing, and {nameof(route.Erp)} is '{erp}'; it must name the price list of the store that the ERP's items fill.",
        { Erp: null, ErpList: { } list } => $"{at}:{nameof(route.ErpList)} is '{list}', and {nameof(route.Erp)} is missing; it must name the ERP whose items fill it.",
        { Erp: { } erp } when _names.Table<OfferMap>() is null || _names.Table<UnitCatalogue>() is null =>
            $"{at}:{nameof(route.Erp)} is '{erp}', and no table source has {(_names.Table<OfferMap>() is null ? nameof(OfferMap) : nameof(UnitCatalogue))}; register one with offers and units, which say what of the ERP each SKU sells.",
        { Erp: null } when _names.Table<ListPrices>() is null => $"{at}:{nameof(route.Erp)} is missing, and no table source has {nameof(ListPrices)}; register one with the table list-prices, or name an ERP and the list that its items fill.",
        _ => null,
    };

    /// <summary>A table with units of a store that has none; null for nothing.</summary>
    private string? Units(string at, B2BPriceRoute route)
    {
        if (_names.Table<ListPrices>()?.Rows.FirstOrDefault(r => r.Store == route.Store && r.Unit is not null) is not { } row
            || services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(IB2BPricing), route.Store.Value) != true
            || services.GetRequiredKeyedService<IB2BPricing>(route.Store.Value).Capabilities.HasUnits)
        {
            return null;
        }

        return $"{at}:{nameof(route.Store)} is '{route.Store}', which has one unit a SKU, and the table list-prices has a price of SKU '{row.Sku}' for unit '{row.Unit}'; leave the column unit empty.";
    }
}
