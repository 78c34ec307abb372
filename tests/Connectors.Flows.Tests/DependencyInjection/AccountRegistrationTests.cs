using Connectors.Domain.Customers;
using Connectors.Domain.Ports;
using Connectors.Domain.Tables;
using Connectors.Flows.Accounts;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Tests.DependencyInjection;

/// <summary>How hosts add the flow that tells stores what their customers may owe.</summary>
public sealed class AccountRegistrationTests
{
    private static readonly AccountRoute Route = new(new("shop"), Given.Bc);

    [Fact]
    public void A_section_is_routes_and_choices()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Accounts:Routes:0:Store"] = "shop",
            ["Accounts:Routes:0:Erp"] = "bc",
            ["Accounts:Every"] = "00:05:00",
            ["Accounts:Currency"] = "EUR",
            ["Accounts:UnlimitedGroups:0"] = "key",
        }).Build().GetSection("Accounts");
        using var provider = Services().AddAccounts(section).BuildServiceProvider();

        var instance = Assert.Single(provider.GetServices<AccountInstance>());

        Assert.Equal(Route, Assert.Single(instance.Routes));
        Assert.Equal((TimeSpan.FromMinutes(5), "EUR", "key"), (instance.Policy.Every, instance.Policy.Currency.Value, Assert.Single(instance.Policy.UnlimitedGroups)));
    }

    [Fact]
    public void Names_that_are_not_registered_and_a_store_that_two_claim_are_refused_at_start() => Assert.Equal(
        [
            "accounts:1:Routes:0:Erp names 'erp', but no ERP is registered under that name; registered is 'bc'.",
            "accounts:2:Routes:0:Store names 'shop', which accounts:1:Routes:0:Store names too; its accounts have one writer.",
            "accounts:2:Routes:1:Store names 'site', but no store with accounts is registered under that name; registered is 'shop'.",
        ],
        MistakesOf(Services().AddAccounts([new AccountRoute(new("shop"), new("erp"))], new AccountPolicy()).AddAccounts([Route, new AccountRoute(new("site"), Given.Bc)], new AccountPolicy())).Order(StringComparer.Ordinal));

    [Fact]
    public void Routes_without_a_mistake_start() => Assert.Empty(MistakesOf(Services().AddAccounts([Route], new AccountPolicy())));

    private static IServiceCollection Services() => new ServiceCollection()
        .AddSingleton<ITableSource>(new Tables())
        .AddKeyedSingleton<IErp>("bc", static (_, _) => throw new InvalidOperationException())
        .AddKeyedSingleton<IB2BAccounts>("shop", static (_, _) => throw new InvalidOperationException());

    private static IEnumerable<string> MistakesOf(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException refused)
        {
            return refused.Failures;
        }
    }

    private sealed class Tables : ITableSource, ITableSet
    {
        private readonly CustomerMap _customers = Given.Compiled(CustomerMap.Compile(new CustomerTable { Version = "1" }));

        public ITableSet Current => this;

        public string Version => "1";

        public IReadOnlyList<TableStatus> Statuses => [];

        public IDisposable OnChange(Action listener) => new CancellationTokenSource();

        public T? Find<T>()
            where T : class => _customers as T;
    }
}
