using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
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
/// <param name="others">Whom other flows of the host serve by the same tables.</param>
internal sealed class OrderStartupCheck(IServiceProvider services, IServiceCollection registered, Func<RegisteredNames, IEnumerable<ConnectionName>> others) : IValidateOptions<OrderStartupOptions>
{
    private readonly RegisteredNames _names = new(services, registered);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OrderStartupOptions options)
    {
        List<string> mistakes = [.. Routes(), .. Choices(), .. Tables()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes() => _names.Routes<OrderRoute>(static r => r.Marketplace, "an order is worked on by one flow", (at, route) =>
    [
        _names.Missing<IMarketplace>($"{at}:{nameof(route.Marketplace)}", route.Marketplace.Value, "marketplace"),
        _names.Missing<IErp>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP"),
        route.Warehouse is { } warehouse ? _names.Missing<IWarehouse>($"{at}:{nameof(route.Warehouse)}", warehouse.Value, "warehouse") : null,
        route.Storefront is { } store ? _names.Missing<IWarehouse>($"{at}:{nameof(route.Storefront)}", store.Value, "store that sends") : null,
        route.Display is { } display ? _names.Missing<IOrderDisplay>($"{at}:{nameof(route.Display)}", display.Value, "store that shows orders") : null,
        route is { Display: not null, Storefront: not null } ? MarketplaceOrdersOptions.OneForm(at) : null,
        route is { Warehouse: not null, Storefront: not null } ? MarketplaceOrdersOptions.OneSender(at) : null,
    ]);

    /// <summary>What a route without a warehouse cannot do, and was asked to.</summary>
    private IEnumerable<string> Choices()
    {
        foreach (var call in services.GetServices<OrderPolicyRegistration>())
        {
            IReadOnlyCollection<OrderRoute> routes;
            OrderPolicy policy;
            try
            {
                (routes, policy) = (call.Routes(services), call.Policy(services));
            }
            catch (OptionsValidationException)
            {
                continue; // its own check tells
            }

            if (policy.Fees == FeeBooking.ChargeLines)
            {
                foreach (var route in routes.Where(r => _names.Sources.Any(s => s.Current.Find<CustomerMap>()?.HasOwnAccounts(r.Marketplace) == true)))
                    yield return $"{call.Path}:{nameof(policy.Fees)} cannot be {FeeBooking.ChargeLines} for {route.Marketplace}: table customers gives buyers accounts of their own, and their invoices would show them what the marketplace keeps. Set {FeeBooking.MemoAtImport}, or book all its orders on the marketplace's account.";
            }

            foreach (var (index, route) in routes.Index().Where(static r => r.Item.Sender is null))
            {
                var at = FormattableString.Invariant($"{call.Path}:Routes:{index}:{nameof(route.Warehouse)} is left out");
                if (policy.Posting is { } posting and not DispatchPosting.ByOthers)
                    yield return $"{at}, so {call.Path}:{nameof(policy.Posting)} cannot be {posting}: only what the ERP's own people post says what has left. Name a warehouse, or leave it out too.";
                if (policy.StockShort != AcceptanceCheck.Off)
                    yield return $"{at}, so {call.Path}:{nameof(policy.StockShort)} has nobody to ask: it is the warehouse's stock. Name a warehouse, or set {AcceptanceCheck.Off}.";
            }
        }
    }

    private List<string> Tables()
    {
        const string Flow = "marketplace-orders";
        const string Need = "orders need";
        List<string> twice =
        [
            .. new[]
            {
                _names.Twice<OfferMap>(Flow, Need), _names.Twice<UnitCatalogue>(Flow, Need), _names.Twice<CustomerMap>(Flow, Need), _names.Twice<CarrierMap>(Flow, Need), _names.Twice<PaymentRules>(Flow, Need),
            }.OfType<string>(),
        ];
        return twice.Count > 0 ? twice : [.. Misspelt("offers", _names.Table<OfferMap>()?.Marketplaces), .. Misspelt("customers", _names.Table<CustomerMap>()?.Marketplaces), .. Misspelt("carriers", _names.Table<CarrierMap>()?.Marketplaces)];

        IEnumerable<string> Misspelt(string table, IReadOnlyList<ConnectionName>? named) => _names.Misspelt<OrderRoute>(Flow, table, named, static r => r.Marketplace, others(_names));
    }
}
