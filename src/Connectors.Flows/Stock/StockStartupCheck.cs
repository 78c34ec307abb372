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

    private IEnumerable<string> Routes()
    {
        var claimed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var registration in services.GetServices<StockRegistration>())
        {
            foreach (var (index, route) in RegisteredNames.Bound(() => registration.Routes(services)).Index())
            {
                var at = FormattableString.Invariant($"{registration.Path}:{nameof(StockOptions.Routes)}:{index}");
                var marketplace = $"{at}:{nameof(route.Marketplace)}";
                if (!claimed.TryAdd(route.Marketplace.Value, marketplace))
                    yield return $"{marketplace} names '{route.Marketplace}', which {claimed[route.Marketplace.Value]} names too; its stock is published by one flow.";
                foreach (var missing in new[]
                {
                    _names.Missing<IMarketplaceOffers>(marketplace, route.Marketplace.Value, "marketplace with offers"),
                    _names.Missing<IErpStock>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP with stock"),
                })
                {
                    if (missing is not null)
                        yield return missing;
                }
            }
        }
    }

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
