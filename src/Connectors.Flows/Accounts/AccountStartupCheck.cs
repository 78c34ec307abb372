using Connectors.Domain.Customers;
using Connectors.Domain.Ports;
using Connectors.Flows.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Accounts;

/// <summary>Compares the names in the routes of accounts with what is registered, before anything runs.</summary>
/// <param name="services">The host's services.</param>
/// <param name="registered">What was registered, for the names.</param>
internal sealed class AccountStartupCheck(IServiceProvider services, IServiceCollection registered) : IValidateOptions<AccountStartupOptions>
{
    private readonly RegisteredNames _names = new(services, registered);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AccountStartupOptions options)
    {
        List<string> mistakes = [.. Routes()];
        if (_names.Twice<CustomerMap>("accounts", "accounts need") is { } twice)
            mistakes.Add(twice);
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Routes() => _names.Routes<AccountRoute>(
        static r => r.Store,
        "its accounts have one writer",
        (at, route) =>
        [
            _names.Missing<IB2BAccounts>($"{at}:{nameof(route.Store)}", route.Store.Value, "store with accounts"),
            _names.Missing<IErp>($"{at}:{nameof(route.Erp)}", route.Erp.Value, "ERP"),
        ],
        nameof(AccountRoute.Store));
}
