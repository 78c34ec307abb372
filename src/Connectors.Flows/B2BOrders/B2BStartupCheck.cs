using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Units;
using Connectors.Flows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.B2BOrders;

/// <summary>Compares the names in a host's routes with what is registered, and the choices with the tables that they need, before anything runs.</summary>
/// <param name="services">The host's services.</param>
/// <param name="registered">What was registered, for the names.</param>
internal sealed class B2BStartupCheck(IServiceProvider services, IServiceCollection registered) : IValidateOptions<B2BStartupOptions>
{
    private readonly RegisteredNames _names = new(services, registered);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, B2BStartupOptions options)
    {
        List<string> mistakes = [.. Routes(), .. Packs(), .. Prices(), .. Tables()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes() => _names.Routes<B2BRoute>(static r => r.Store, "an order is worked on by one flow", (at, route) =>
    [
        _names.Missing<IStorefrontOrders>($"{at}:{nameof(route.Store)}", route.Store.Value, "store"),
        _names.Missing<IErp>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP"),
        _names.Missing<IWarehouse>($"{at}:{nameof(route.Warehouse)}", route.Warehouse.Value, "warehouse"),
        route.Warehouse == route.Store ? $"{at}:{nameof(route.Warehouse)} is the store '{route.Store}' itself, so that each of its orders would be put into it once more: name who sends the goods." : null,
    ], nameof(B2BRoute.Store));

    /// <summary>A pack is never guessed: who does not say what a variant is must say that there are no packs.</summary>
    private IEnumerable<string> Packs()
    {
        foreach (var call in services.GetServices<B2BPolicyRegistration>())
        {
            if (PolicyOf(call)?.PackSource == PackSource.OfferTable && _names.Table<OfferMap>() is null)
                yield return $"{call.Path}:{nameof(B2BPolicy.PackSource)} is {PackSource.OfferTable}, and no table source has an offer table. Add one with the store's variants, or set {PackSource.BaseUnits} when every quantity of the store counts base units.";
        }
    }

    /// <summary>Prices are never taken for right unseen: what compares them must be there, or somebody says that nothing does.</summary>
    private IEnumerable<string> Prices()
    {
        foreach (var call in services.GetServices<B2BPolicyRegistration>())
        {
            var source = PolicyOf(call)?.PriceSource;
            foreach (var mute in source == PriceSource.ErpQuote ? MuteErps(call.Path) : [])
                yield return $"{call.Path}:{nameof(B2BPolicy.PriceSource)} is {PriceSource.ErpQuote}, and ERP '{mute}' tells no prices of a customer. Choose {PriceSource.ListPrices}, {PriceSource.ErpItems} or {PriceSource.NotCompared}.";
            if (source == PriceSource.ListPrices && _names.Table<ListPrices>() is null)
                yield return $"{call.Path}:{nameof(B2BPolicy.PriceSource)} is {PriceSource.ListPrices}, and no table source has list prices. Add the table list-prices, or choose {PriceSource.ErpQuote}, {PriceSource.ErpItems} or {PriceSource.NotCompared}.";
        }
    }

    private IEnumerable<string> MuteErps(string path)
    {
        foreach (var erp in services.GetServices<RouteRegistration<B2BRoute>>().Where(r => r.Path == path).SelectMany(r => Unbroken(() => r.Routes(services)) ?? []).Select(static r => r.Erp.Value).Distinct(StringComparer.Ordinal))
        {
            if (Unbroken(() => services.GetKeyedService<IErp>(erp)) is { Capabilities.Quotes: false })
                yield return erp;
        }
    }

    private B2BPolicy? PolicyOf(B2BPolicyRegistration call) => Unbroken(() => call.Policy(services));

    /// <summary>Null where its own options have mistakes, which their own check tells.</summary>
    private static T? Unbroken<T>(Func<T?> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }

    private IEnumerable<string> Tables()
    {
        const string Flow = "b2b-orders";
        const string Need = "business orders need";
        return new[] { _names.Twice<OfferMap>(Flow, Need), _names.Twice<UnitCatalogue>(Flow, Need), _names.Twice<CustomerMap>(Flow, Need), _names.Twice<PaymentRules>(Flow, Need) }.OfType<string>();
    }
}
