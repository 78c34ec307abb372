using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

public sealed class OrderSweepTests
{
    private const int Orders = 1000;

    private readonly World _world = new();

    [Fact]
    public async Task A_sweep_reads_each_open_order_once_however_many_there_are_and_none_of_other_marketplaces()
    {
        var store = new InMemoryFlowStore();
        foreach (var connection in (string[])["ab", "bq", "bq2", "zz"])
        {
            await store.DeliverAsync(
                [.. Enumerable.Range(0, Orders).Select(i => new InboxMessage(
                    new CaseId("order", new OrderKey(new ConnectionName(connection), i.ToString("0000", CultureInfo.InvariantCulture)).ToString()), connection, "1", "{}", Priority.Order))],
                Given.T0);
        }

        var cases = new CountedCases(store);
        var sweep = _world.Flows().Single(static f => f.Name == "order-sweep");
        var (pages, state) = (0, new PollState { StartedAt = Given.T0 });
        do
        {
            var context = new EffectContext(1, SendPermit.WithoutLimit(), cases, Given.T0);
            var result = await sweep.RunAsync(
                new CaseId("order-sweep", "bq"), new CaseText(JsonSerializer.Serialize(state, EngineJsonContext.Default.PollState), 1),
                new CaseText(JsonSerializer.Serialize(new PollEffect(), EngineJsonContext.Default.PollEffect), 1), context);
            state = state with { Continuation = JsonSerializer.Deserialize(result.Outcome!, EngineJsonContext.Default.PollInput)!.Continuation };
            pages++;
        }
        while (state.Continuation is not null && pages < 100);

        Assert.Equal(10, pages);
        Assert.Equal(10, _world.TimesCalled("read-orders"));
        Assert.InRange(cases.Read, Orders, Orders + (2 * pages));
    }

    /// <summary>Counts the cases that were read.</summary>
    private sealed class CountedCases(ICaseQuery inner) : ICaseQuery
    {
        public int Read { get; private set; }

        public Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default) => inner.GetCaseAsync(caseId, cancellationToken);

        public async IAsyncEnumerable<CaseView> GetCasesAsync(
            string flow, bool openOnly = false, string after = "", [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var view in inner.GetCasesAsync(flow, openOnly, after, cancellationToken))
            {
                Read++;
                yield return view;
            }
        }

        public Task<IReadOnlyList<JournalEntry>> GetJournalAsync(CaseId caseId, CancellationToken cancellationToken = default) => inner.GetJournalAsync(caseId, cancellationToken);

        public Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default) =>
            inner.GetExceptionsAsync(includeCleared, scope, cancellationToken);

        public IAsyncEnumerable<TableRow> GetRowsAsync(string table, string from = "", string? to = null, CancellationToken cancellationToken = default) =>
            inner.GetRowsAsync(table, from, to, cancellationToken);
    }
}
