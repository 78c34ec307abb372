using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Flows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Stock;

/// <summary>Compares the names in the routes of stock with what is registered, before anything runs.</summary>
/// <param name="services">The host's services.</param>
/// <param name="registered">What was registered, for the names.</param>
internal sealed class StockStartupCheck(IServiceProvider services, IServiceCollection registered) : IValidateOptions<StockStartupOptions>
{
    private readonly RegisteredNames _names = new(services, registered);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StockStartupOptions options)
    {
        List<string> mistakes = [.. Routes(), .. Tables()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes() => _names.Routes<StockRoute>(static r => r.Marketplace, "its stock is published by one flow", (at, route) =>
    [
        Outlet($"{at}:{nameof(route.Marketplace)}", route.Marketplace.Value),
        _names.Missing<IErpStock>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP with stock"),
    ]);

    /// <summary>A name is a marketplace's or a store's, and of no two.</summary>
    private string? Outlet(string key, string name) =>
        (_names.Missing<IMarketplaceOffers>(key, name, "marketplace with offers, or store with stock,"), _names.Missing<IB2BStock>(key, name, "store")) switch
        {
            (null, null) => $"{key} names '{name}', which is a marketplace and a store; give one of them another name.",
            ({ } missing, not null) => missing,
            _ => null,
        };

    private IEnumerable<string> Tables()
    {
        const string Flow = "stock";
        const string Need = "stock needs";
        return new[]
        {
            _names.Twice<OfferMap>(Flow, Need), _names.Twice<UnitCatalogue>(Flow, Need), _names.Twice<SafetyStockRules>(Flow, Need), _names.Twice<StockSources>(Flow, Need), _names.Twice<VelocityClasses>(Flow, Need),
        }.OfType<string>();
    }
}
