using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Units;
using Connectors.Flows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>
/// Compares the names in a host's routes with what is registered, before anything runs: a name that is misspelt would else show as a missing service, and a marketplace
/// that two instances claim as an order that is worked on twice.
/// </summary>
/// <param name="services">The host's services.</param>
/// <param name="registered">What was registered, for the names.</param>
internal sealed class OrderStartupCheck(IServiceProvider services, IServiceCollection registered) : IValidateOptions<OrderStartupOptions>
{
    private readonly RegisteredNames _names = new(services, registered);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OrderStartupOptions options)
    {
        List<string> mistakes = [.. Routes(), .. Tables()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes() => _names.Routes<OrderRoute>(static r => r.Marketplace, "an order is worked on by one flow", (at, route) =>
    [
        _names.Missing<IMarketplace>($"{at}:{nameof(route.Marketplace)}", route.Marketplace.Value, "marketplace"),
        _names.Missing<IErp>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP"),
        _names.Missing<IWarehouse>($"{at}:{nameof(route.Warehouse)}", route.Warehouse.Value, "warehouse"),
    ]);

    private IEnumerable<string> Tables()
    {
        const string Flow = "marketplace-orders";
        const string Need = "orders need";
        return new[]
        {
            _names.Twice<OfferMap>(Flow, Need), _names.Twice<UnitCatalogue>(Flow, Need), _names.Twice<CustomerMap>(Flow, Need), _names.Twice<CarrierMap>(Flow, Need), _names.Twice<PaymentRules>(Flow, Need),
        }.OfType<string>();
    }
}
