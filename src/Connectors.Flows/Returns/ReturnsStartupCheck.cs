using Connectors.Domain.Ports;
using Connectors.Flows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Returns;

/// <summary>Compares the names in the routes of returns with what is registered, before anything runs.</summary>
/// <param name="services">The host's services.</param>
/// <param name="registered">What was registered, for the names.</param>
internal sealed class ReturnsStartupCheck(IServiceProvider services, IServiceCollection registered) : IValidateOptions<ReturnsStartupOptions>
{
    private readonly RegisteredNames _names = new(services, registered);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ReturnsStartupOptions options)
    {
        var mistakes = Routes().ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes()
    {
        var claimed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var registration in services.GetServices<ReturnsRegistration>())
        {
            foreach (var (index, route) in RegisteredNames.Bound(() => registration.Routes(services)).Index())
            {
                var at = FormattableString.Invariant($"{registration.Path}:{nameof(ReturnsOptions.Routes)}:{index}");
                var marketplace = $"{at}:{nameof(route.Marketplace)}";
                if (!claimed.TryAdd(route.Marketplace.Value, marketplace))
                    yield return $"{marketplace} names '{route.Marketplace}', which {claimed[route.Marketplace.Value]} names too; its returns are worked on by one flow.";
                foreach (var missing in new[]
                {
                    _names.Missing<IMarketplaceReturns>(marketplace, route.Marketplace.Value, "marketplace with returns"),
                    _names.Missing<IMarketplace>(marketplace, route.Marketplace.Value, "marketplace"),
                    _names.Missing<IErpReturns>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP with returns"),
                })
                {
                    if (missing is not null)
                        yield return missing;
                }
            }
        }
    }
}
