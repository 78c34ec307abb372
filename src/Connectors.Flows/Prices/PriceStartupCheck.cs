using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Units;
using Connectors.Flows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Prices;

/// <summary>Compares the names in the routes of prices with what is registered, before anything runs.</summary>
/// <param name="services">The host's services.</param>
/// <param name="registered">What was registered, for the names.</param>
internal sealed class PriceStartupCheck(IServiceProvider services, IServiceCollection registered) : IValidateOptions<PriceStartupOptions>
{
    private readonly RegisteredNames _names = new(services, registered);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PriceStartupOptions options)
    {
        List<string> mistakes = [.. Routes(), .. Tables()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes() => _names.Routes<PriceRoute>(static r => r.Marketplace, "its prices are told by one flow", (at, route) =>
    [
        _names.Missing<IMarketplaceOffers>($"{at}:{nameof(route.Marketplace)}", route.Marketplace.Value, "marketplace with offers"),
        route.Erp is { } erp ? _names.Missing<IErp>($"{at}:{nameof(route.Erp)}", erp.Value, "ERP") : null,
    ]);

    private IEnumerable<string> Tables()
    {
        const string Flow = "prices";
        const string Need = "prices need";
        return new[] { _names.Twice<OfferMap>(Flow, Need), _names.Twice<OfferPrices>(Flow, Need), _names.Twice<UnitCatalogue>(Flow, Need) }.OfType<string>();
    }
}
