using System.Text.Json;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.MarketplaceOrders.Setup;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>What decisions rest on is named with its versions: a part that changes shows.</summary>
public sealed class OrderKnowledgeTests
{
    public static TheoryData<string> Choices => [.. typeof(OrderPolicy).GetProperties().Select(static p => p.Name)];

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Another_policy_is_another_version_whatever_choice_differs(string choice)
    {
        var property = typeof(OrderPolicy).GetProperty(choice)!;
        var other = new OrderPolicy();
        property.SetValue(other, Other(property.GetValue(other), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));

        Assert.NotEqual(await VersionAsync(new World()), await VersionAsync(new World(), other));
    }

    [Fact]
    public async Task The_same_is_the_same_version_in_another_process() =>
        Assert.Equal(await VersionAsync(new World()), await VersionAsync(new World(), new OrderPolicy()));

    [Fact]
    public async Task Other_capabilities_of_any_system_are_another_version()
    {
        var usual = new World();
        var marketplace = new World { Marketplace = Given.Several with { StillWorkingFor = TimeSpan.FromMinutes(3) } };
        var erp = new World { Erp = new ErpCapabilities { StillWorkingFor = TimeSpan.FromMinutes(3) } };
        var warehouse = new World { Warehouse = new WarehouseCapabilities() };

        string[] versions = [await VersionAsync(usual), await VersionAsync(marketplace), await VersionAsync(erp), await VersionAsync(warehouse)];

        Assert.Equal(versions.Length, versions.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Rules_are_named_with_their_versions()
    {
        var version = await VersionAsync(new World { Rules = [new HostRule<SalesOrder>("po-boxes", "7", static (_, _) => null)] });

        Assert.Contains("po-boxes 7", version, StringComparison.Ordinal);
        Assert.NotEqual(version, await VersionAsync(new World { Rules = [new HostRule<SalesOrder>("po-boxes", "8", static (_, _) => null)] }));
    }

    [Fact]
    public async Task What_the_ERP_was_seen_to_count_or_tax_otherwise_is_another_version()
    {
        var none = await WithSetupAsync(new ErpSetup());
        var unit = await WithSetupAsync(new ErpSetup { Units = [new SeenUnit(new Sku("SKU-1"), Given.Case, "CASE", 10m)] });
        var other = await WithSetupAsync(new ErpSetup { Units = [new SeenUnit(new Sku("SKU-1"), Given.Case, "CASE", 11m)] });
        var rate = await WithSetupAsync(new ErpSetup { Rates = [new SeenRate(new CustomerNumber("BQ-ALL"), "STANDARD", 17.5m, "Normal VAT")] });

        Assert.Equal(await VersionAsync(new World()), none);
        Assert.Equal(4, new[] { none, unit, other, rate }.Distinct(StringComparer.Ordinal).Count());

        static async Task<string> WithSetupAsync(ErpSetup setup)
        {
            var world = new World();
            var store = new InMemoryFlowStore(world.Clock);
            using (var runner = world.Runner(store))
                await runner.RunUntilIdleAsync();
            var (id, now) = (new CaseId("order-setup", "bq"), world.Clock.GetUtcNow());
            await store.DeliverAsync([new InboxMessage(id, "order-setup@bq", "1", "go", Priority.Order)], now);
            var claimed = Assert.Single(await store.ClaimAsync(new ClaimRequest("test", now, TimeSpan.FromMinutes(1), 1) { Serves = [new ServedFlow("order-setup")] }));
            var state = JsonSerializer.Serialize(new OrderSetupState { CheckedAt = now, Setup = setup }, OrderJsonContext.Default.OrderSetupState);
            Assert.True(Assert.Single(await store.CommitAsync(
            [
                new CaseCommit { Case = id, Fence = claimed.Fence, ExpectedVersion = claimed.Version, State = state, Stage = "Differs", Now = now, HeardUpTo = claimed.Inputs[^1].Sequence },
            ])).IsDone);
            return (await world.Flows(null).OfType<OrderFlow>().Single().ReadKnowledgeAsync(store)).Version;
        }
    }

    private static object Other(object? value, Type type) => value switch
    {
        null when type == typeof(TimeSpan) => TimeSpan.FromDays(1),
        null when type == typeof(string) => "Other",
        null when type == typeof(DispatchPosting) => DispatchPosting.ByOthers,
        null => throw new InvalidOperationException($"Say what a {type.Name} is."),
        TimeSpan time => time + TimeSpan.FromSeconds(1),
        decimal number => number + 1,
        bool flag => !flag,
        AcceptanceCheck => AcceptanceCheck.Hold,
        PartialRefusal => PartialRefusal.RefuseOrder,
        UntrackedDispatch => UntrackedDispatch.WhereNotNeeded,
        DispatchPosting => DispatchPosting.ByOthers,
        RestPolicy => RestPolicy.Automatic,
        FeeBooking => FeeBooking.ChargeLines,
        string text => text + "0",
        AcceptancePolicy => AcceptancePolicy.Manual,
        DeadlinePolicy deadlines => new DeadlinePolicy(deadlines.WarnAt, deadlines.PageAt + 0.01m),
        _ => throw new InvalidOperationException($"Say what another {value.GetType().Name} is."),
    };

    private static async Task<string> VersionAsync(World world, OrderPolicy? policy = null)
    {
        var store = new InMemoryFlowStore(world.Clock);
        using (var runner = world.Runner(store, policy: policy))
            await runner.RunUntilIdleAsync();
        return (await world.Flows(policy).OfType<OrderFlow>().Single().ReadKnowledgeAsync(store)).Version;
    }
}
