using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.OwnFlow.Tests;

/// <summary>A flow and a rule as a user writes them, in a host of his own.</summary>
public sealed class OwnFlowTests
{
    [Fact]
    public async Task A_flow_of_ones_own_orders_once_although_an_answer_is_lost()
    {
        var supplier = new Supplier { LosesAnswers = 1 };
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<ISupplier>(supplier);
        // snippet: own-flow-host
        builder.Services.AddSingleton<ReorderFlow>();
        builder.Services.AddSingleton<IFlow>(static provider => provider.GetRequiredService<ReorderFlow>());
        builder.Services.AddConnectorFlows(options => options.BaseBackoff = TimeSpan.FromSeconds(1));
        builder.Services.AddConnectorFlowHost();
        // end
        using var host = builder.Build();
        await host.StartAsync();
        var sender = host.Services.GetRequiredService<ICaseSender>();
        var query = host.Services.GetRequiredService<ICaseQuery>();

        await sender.DeliverAsync([host.Services.GetRequiredService<ReorderFlow>().Counted(new Sku("P-1"), 3, "count 1")], TimeProvider.System.GetUtcNow());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await query.GetCaseAsync(new CaseId("reorder", "P-1"))) is not { Stage: "Enough" })
            await Task.Delay(20, limit.Token);
        await host.StopAsync();

        Assert.Equal([("P-1-1", new Sku("P-1"), 50m)], supplier.Orders);
        Assert.Contains(await query.GetJournalAsync(new CaseId("reorder", "P-1")), static e => e.Code == "reorder.ordered");
    }

    [Fact]
    public async Task A_supplier_that_refuses_is_left_alone_until_the_next_count()
    {
        var supplier = new Supplier { Refuses = true };
        var flow = new ReorderFlow(supplier);
        var store = new InMemoryFlowStore();
        using var runner = new FlowRunner(store, [flow], new FlowRunnerOptions(), TimeProvider.System, NullLogger<FlowRunner>.Instance);

        await store.DeliverAsync([flow.Counted(new Sku("P-1"), 3, "count 1")], TimeProvider.System.GetUtcNow());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await runner.RunUntilIdleAsync(limit.Token);
        Assert.Equal((1, "Refused"), (supplier.Asked, (await store.GetCaseAsync(new CaseId("reorder", "P-1")))!.Stage));

        supplier.Refuses = false;
        await store.DeliverAsync([flow.Counted(new Sku("P-1"), 2, "count 2")], TimeProvider.System.GetUtcNow());
        await runner.RunUntilIdleAsync(limit.Token);

        Assert.Equal([("P-1-1", new Sku("P-1"), 50m)], supplier.Orders);
        Assert.Equal("Enough", (await store.GetCaseAsync(new CaseId("reorder", "P-1")))!.Stage);
    }

    [Fact]
    public void A_flow_of_ones_own_takes_fewer_than_eighty_lines_and_a_rule_no_more_than_ten()
    {
        Assert.InRange(LinesOf("ReorderFlow.cs", "own-flow"), 40, 79);
        Assert.InRange(LinesOf("OwnFlowTests.cs", "own-rule"), 5, 10);
    }

    [Fact]
    public void A_rule_of_ones_own_takes_ten_lines()
    {
        var services = new ServiceCollection();
        // snippet: own-rule
        services.AddOrderRule<SalesOrder>("no-po-boxes", "1", static (order, _) =>
            order.ShipTo.Line1?.Contains("PO Box", StringComparison.OrdinalIgnoreCase) == true
                ? new RuleVerdict<SalesOrder>.Hold(new RuleReason(
                    "acme.po-box",
                    Owner.CustomerService,
                    "The order goes to a PO box, which our carrier does not serve.",
                    "Ask the customer for another address.") { Runbook = new Uri("https://wiki.acme.example/po-boxes") })
                : null);
        // end
        Assert.Equal("no-po-boxes", services.BuildServiceProvider().GetRequiredService<HostRule>().Name);
    }

    /// <summary>Lines of a snippet. The file is found from where the tests run: the paths in the binaries are not those of a machine.</summary>
    private static int LinesOf(string file, string snippet)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, file)))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return File.ReadLines(Path.Combine(folder.FullName, file))
            .SkipWhile(line => line.Trim() != $"// snippet: {snippet}").Skip(1).TakeWhile(static line => line.Trim() != "// end").Count();
    }

    private sealed class Supplier : ISupplier
    {
        public int LosesAnswers { get; set; }

        public bool Refuses { get; set; }

        public int Asked { get; private set; }

        public List<(string Reference, Sku Sku, decimal Quantity)> Orders { get; } = [];

        public Task<LookupResult<Purchase>> FindAsync(string reference, CancellationToken cancellationToken) => Task.FromResult<LookupResult<Purchase>>(
            Orders.Exists(o => o.Reference == reference) ? new LookupResult<Purchase>.Found(Of(reference)) : new LookupResult<Purchase>.Absent());

        public Task<Purchase> OrderAsync(string reference, Sku sku, decimal quantity, SendPermit permit, CancellationToken cancellationToken)
        {
            Assert.True(permit.MarkSent());
            Asked++;
            if (Refuses)
            {
                Assert.True(Asked < 20, "It is asked again and again.");
                throw new PortException("No longer made.") { System = "supplier", Operation = "order", Kind = FailureKind.Rejected };
            }

            Orders.Add((reference, sku, quantity));
            return LosesAnswers-- > 0
                ? throw new PortException("The answer was lost.") { System = "supplier", Operation = "order", Kind = FailureKind.OutcomeUnknown }
                : Task.FromResult(Of(reference));
        }

        private static Purchase Of(string reference) => new($"PO {reference}", new Money(120m, new CurrencyCode("GBP")));
    }
}
