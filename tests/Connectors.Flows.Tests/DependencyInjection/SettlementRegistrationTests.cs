using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Tables;
using Connectors.Flows.Engine;
using Connectors.Flows.Settlement;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Tests.DependencyInjection;

/// <summary>How hosts add settlements.</summary>
public sealed class SettlementRegistrationTests
{
    private static readonly SettlementRoute Route = new(Given.Bq, Given.Bc);

    [Fact]
    public void A_section_is_routes_and_choices()
    {
        using var provider = Services().AddSettlement(Section(new()
        {
            ["Settlement:Routes:0:Marketplace"] = "bq",
            ["Settlement:Routes:0:Erp"] = "bc",
            ["Settlement:Since"] = "2026-11-01T00:00:00Z",
            ["Settlement:Grouping"] = "Account",
            ["Settlement:MostJournalLines"] = "900",
            ["Settlement:WaitsForPayout"] = "true",
        })).BuildServiceProvider();

        var instance = Assert.Single(provider.GetServices<SettlementInstance>());

        Assert.Equal(Route, Assert.Single(instance.Routes));
        Assert.Equal(
            (new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), JournalGrouping.Account, 900, true),
            (instance.Policy.Since!.Value, instance.Policy.Grouping, instance.Policy.MostJournalLines, instance.Policy.WaitsForPayout));
    }

    [Fact]
    public void However_often_it_is_added_the_same_flows_serve_all_marketplaces()
    {
        using var provider = Services().AddKeyedSingleton<IMarketplaceSettlement>("casto", new SettlementWorld())
            .AddSettlement([Route], new SettlementPolicy()).AddSettlement([new SettlementRoute(new("casto"), Given.Bc)], new SettlementPolicy { PollEvery = TimeSpan.FromHours(4) }).BuildServiceProvider();

        Assert.Equal(["cycle", "settlement-poll", "settlement-setup"], provider.GetServices<IFlow>().Select(static f => f.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["bq", "casto"], provider.GetServices<IFlow>().Single(static f => f.Name == "settlement-poll").Schedules.Select(static s => s.Key));
    }

    [Fact]
    public void Names_that_are_not_registered_and_a_marketplace_that_two_claim_are_refused_at_start() => Assert.Equal(
        [
            "settlement:1:Routes:0:Erp names 'erp', but no ERP with journals is registered under that name; registered is 'bc'.",
            "settlement:2:Routes:0:Marketplace names 'bq', which settlement:1:Routes:0:Marketplace names too; its settlements are booked by one flow.",
            "settlement:2:Routes:1:Marketplace names 'b&q', but no marketplace with settlements is registered under that name; registered is 'bq'.",
        ],
        MistakesOf(Services().AddSettlement([new SettlementRoute(Given.Bq, new("erp"))], new SettlementPolicy()).AddSettlement([Route, new SettlementRoute(new("b&q"), Given.Bc)], new SettlementPolicy())).Order(StringComparer.Ordinal));

    [Fact]
    public void What_cannot_be_meant_is_refused_at_start() => Assert.Equal(
        [
            "Settlement:KeepLinesFor must be above zero.",
            "Settlement:MostJournalLines must be at least 1.",
            "Settlement:Routes is missing.",
        ],
        MistakesOf(Services().AddSettlement(Section(new() { ["Settlement:MostJournalLines"] = "0", ["Settlement:KeepLinesFor"] = "00:00:00" }))).Order(StringComparer.Ordinal));

    [Fact]
    public void A_table_in_two_sources_is_refused_at_start() => Assert.Contains(
        "settlement:Tables has FeeMap in two sources, Tables and Tables; settlements need one.",
        MistakesOf(Services().AddSingleton<ITableSource>(new Tables()).AddSettlement([Route], new SettlementPolicy())));

    [Fact]
    public void Routes_without_a_mistake_start() => Assert.Empty(MistakesOf(Services().AddSettlement([Route], new SettlementPolicy())));

    private static IServiceCollection Services() => new ServiceCollection()
        .AddSingleton<ITableSource>(new Tables())
        .AddKeyedSingleton<IErpFinance>("bc", new SettlementWorld())
        .AddKeyedSingleton<IMarketplaceSettlement>("bq", new SettlementWorld());

    private static IConfigurationSection Section(Dictionary<string, string?> keys) => new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection("Settlement");

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
        private readonly FeeMap _fees = SettlementWorld.Map();

        public ITableSet Current => this;

        public string Version => "1";

        public IReadOnlyList<TableStatus> Statuses => [];

        public IDisposable OnChange(Action listener) => new CancellationTokenSource();

        public T? Find<T>()
            where T : class => _fees as T;
    }
}
