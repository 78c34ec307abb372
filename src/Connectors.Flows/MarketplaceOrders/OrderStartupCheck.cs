using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Tables;
using Connectors.Domain.Units;
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
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OrderStartupOptions options)
    {
        List<string> mistakes = [.. Routes(), .. Tables()];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes()
    {
        var claimed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var registration in services.GetServices<OrderRegistration>())
        {
            foreach (var (index, route) in RoutesOf(registration).Index())
            {
                var at = FormattableString.Invariant($"{registration.Path}:{nameof(MarketplaceOrdersOptions.Routes)}:{index}");
                var marketplace = $"{at}:{nameof(route.Marketplace)}";
                if (!claimed.TryAdd(route.Marketplace.Value, marketplace))
                    yield return $"{marketplace} names '{route.Marketplace}', which {claimed[route.Marketplace.Value]} names too; an order is worked on by one flow.";
                foreach (var missing in new[]
                {
                    Missing<IMarketplace>(marketplace, route.Marketplace.Value, "marketplace"),
                    Missing<IErp>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP"),
                    Missing<IWarehouse>($"{at}:{nameof(route.Warehouse)}", route.Warehouse.Value, "warehouse"),
                })
                {
                    if (missing is not null)
                        yield return missing;
                }
            }
        }
    }

    private IReadOnlyCollection<OrderRoute> RoutesOf(OrderRegistration registration)
    {
        try
        {
            return registration.Routes(services);
        }
        catch (OptionsValidationException)
        {
            // Its own check tells what is wrong with the section.
            return [];
        }
    }

    private string? Missing<T>(string key, string name, string kind)
    {
        if (services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(T), name) == true)
            return null;
        List<string> names = [.. registered.Where(static s => s.IsKeyedService && s.ServiceType == typeof(T)).Select(static s => s.ServiceKey).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (names.Contains(name))
            return null;
        var known = names.Count switch
        {
            0 => "none is registered",
            1 => $"registered is '{names[0]}'",
            _ => $"registered are {string.Join(", ", names.Select(static n => $"'{n}'"))}",
        };
        return $"{key} names '{name}', but no {kind} is registered under that name; {known}.";
    }

    private IEnumerable<string> Tables()
    {
        List<ITableSource> sources = [.. services.GetServices<ITableSource>()];
        return sources.Count < 2 ? [] : new[] { Twice<OfferMap>(), Twice<UnitCatalogue>(), Twice<CustomerMap>(), Twice<CarrierMap>(), Twice<PaymentRules>() }.OfType<string>();

        string? Twice<T>()
            where T : class
        {
            List<string> having = [.. sources.Where(static s => s.Current.Find<T>() is not null).Select(static s => s.GetType().Name)];
            return having.Count < 2 ? null : $"marketplace-orders:Tables has {typeof(T).Name} in {(having.Count == 2 ? "two" : "several")} sources, {string.Join(" and ", having)}; orders need one.";
        }
    }
}
