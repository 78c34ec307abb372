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

    private IEnumerable<string> Routes() => _names.Routes<ReturnRoute>(static r => r.Marketplace, "its returns are worked on by one flow", (at, route) =>
    [
        _names.Missing<IMarketplaceReturns>($"{at}:{nameof(route.Marketplace)}", route.Marketplace.Value, "marketplace with returns"),
        _names.Missing<IMarketplace>($"{at}:{nameof(route.Marketplace)}", route.Marketplace.Value, "marketplace"),
        _names.Missing<IErpReturns>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP with returns"),
    ]);
}
