using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
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
        List<string> mistakes = [.. Routes(), .. Packs(), .. Prices(), .. Drafts(), .. Tables()];
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
            foreach (var mute in source == PriceSource.ErpQuote ? Of<IErp>(call, static r => r.Erp).Where(static e => !e.Capabilities.Quotes) : [])
                yield return $"{call.Path}:{nameof(B2BPolicy.PriceSource)} is {PriceSource.ErpQuote}, and ERP '{mute.Connection}' tells no prices of a customer. Choose {PriceSource.ListPrices}, {PriceSource.ErpItems} or {PriceSource.NotCompared}.";
            if (source == PriceSource.ListPrices && _names.Table<ListPrices>() is null)
                yield return $"{call.Path}:{nameof(B2BPolicy.PriceSource)} is {PriceSource.ListPrices}, and no table source has list prices. Add the table list-prices, or choose {PriceSource.ErpQuote}, {PriceSource.ErpItems} or {PriceSource.NotCompared}.";
        }
    }

    /// <summary>A store that lets nobody complete drafts from outside would leave each of them waiting. Whether the key may is shown by the first; whether a B2B layer completes them by itself no API tells.</summary>
    private IEnumerable<string> Drafts()
    {
        foreach (var call in services.GetServices<B2BPolicyRegistration>().Where(c => PolicyOf(c)?.Drafts == DraftCompletion.CompleteVerified))
        {
            foreach (var store in Of<IStorefrontOrders>(call, static r => r.Store).Where(static s => s.Capabilities is not { Drafts: true, CompletesDrafts: true }))
                yield return $"{call.Path}:{nameof(B2BPolicy.Drafts)} is {DraftCompletion.CompleteVerified}, and drafts of store '{store.Connection}' cannot be completed from outside. Set {DraftCompletion.ByOthers}, and have people or the store complete them.";
        }
    }

    private B2BPolicy? PolicyOf(B2BPolicyRegistration call) => Unbroken(() => call.Policy(services));

    /// <summary>The systems of a call's routes, as far as they are there.</summary>
    private List<T> Of<T>(B2BPolicyRegistration call, Func<B2BRoute, ConnectionName> name)
        where T : class => Unbroken(() => call.Routes(services).Select(name).Distinct().Select(n => services.GetKeyedService<T>(n.Value)).OfType<T>().ToList()) ?? [];

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
