using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Flows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Settlement;

/// <summary>Compares the names in the routes of settlements with what is registered, before anything runs.</summary>
/// <param name="services">The host's services.</param>
/// <param name="registered">What was registered, for the names.</param>
internal sealed class SettlementStartupCheck(IServiceProvider services, IServiceCollection registered) : IValidateOptions<SettlementStartupOptions>
{
    private readonly RegisteredNames _names = new(services, registered);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SettlementStartupOptions options)
    {
        List<string> mistakes = [.. Routes()];
        if (_names.Twice<FeeMap>("settlement", "settlements need") is { } twice)
            mistakes.Add(twice);
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes() => _names.Routes<SettlementRoute>(static r => r.Marketplace, "its settlements are booked by one flow", (at, route) =>
    [
        _names.Missing<IMarketplaceSettlement>($"{at}:{nameof(route.Marketplace)}", route.Marketplace.Value, "marketplace with settlements"),
        _names.Missing<IErpFinance>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP with journals"),
    ]);
}
