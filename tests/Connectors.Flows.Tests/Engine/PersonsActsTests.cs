using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.Engine;

/// <summary>Whatever a person does to a case stands in its journal with who, from where and why.</summary>
public sealed class PersonsActsTests
{
    private static readonly CaseId A = new("test", "a");
    private static readonly Requester By = Given.Person;

    private readonly ManualClock _clock = new();
    private readonly InMemoryFlowStore _store;

    public PersonsActsTests() => _store = new InMemoryFlowStore(_clock);

    [Theory]
    [InlineData(CaseAct.Wake, "act.woken")]
    [InlineData(CaseAct.Acknowledge, "act.acknowledged")]
    [InlineData(CaseAct.Erase, "act.erased")]
    public async Task Every_act_leaves_an_entry(CaseAct act, string code)
    {
        var flow = new ScriptFlow("test");
        await DeliverAndRunAsync(flow);

        Assert.True(await _store.ActAsync(A, act, By, _clock.GetUtcNow()));
        Assert.True(await _store.ActAsync(A, act, By, _clock.GetUtcNow()));
        Assert.False(await _store.ActAsync(new CaseId("test", "nobody"), act, By, _clock.GetUtcNow()));
        await RunAsync(flow);

        Assert.Equal([By.ToString(), By.ToString()], await TextsAsync(code));
    }

    [Fact]
    public async Task What_the_engine_wakes_names_nobody()
    {
        var flow = new ScriptFlow("test");
        await DeliverAndRunAsync(flow);
        await _store.WakeAsync(A, _clock.GetUtcNow());
        await RunAsync(flow);

        Assert.Empty(await TextsAsync("act.woken"));
    }

    [Fact]
    public async Task A_case_that_fails_again_when_it_is_woken_tells_who_woke_it()
    {
        var flow = new ScriptFlow("test") { OnDecide = static (_, _, _, _) => throw new InvalidOperationException() };
        await DeliverAndRunAsync(flow, times: 20);
        Assert.Equal("Poisoned", (await _store.GetCaseAsync(A))!.Stage);

        await _store.ActAsync(A, CaseAct.Wake, By, _clock.GetUtcNow());
        await RunAsync(flow);

        Assert.Equal([By.ToString()], await TextsAsync("act.woken"));
    }

    [Fact]
    public async Task What_a_poisoned_case_knows_and_has_yet_to_hear_is_erased()
    {
        var isMended = true;
        var flow = new ScriptFlow("test")
        {
            OnDecide = (_, state, input, _) => isMended ? new FlowStep { State = input ?? state ?? string.Empty, Stage = "Known" } : throw new InvalidOperationException(),
            OnErase = static state => state.Replace("Jane", "somebody", StringComparison.Ordinal),
        };
        await _store.DeliverAsync([flow.Input("a") with { Content = "Jane" }], _clock.GetUtcNow());
        await RunAsync(flow);
        isMended = false;
        await _store.DeliverAsync([flow.Input("a", "2") with { Content = "Jane again" }], _clock.GetUtcNow());
        await RunAsync(flow, times: 20);
        Assert.Equal(("Poisoned", "Jane"), (await WhereAsync()));

        await _store.ActAsync(A, CaseAct.Erase, By, _clock.GetUtcNow());
        await RunAsync(flow);

        Assert.Equal(("Poisoned", "somebody"), await WhereAsync());
        Assert.Equal([By.ToString()], await TextsAsync("act.erased"));
        Assert.Single(await TextsAsync("case.inputs-dropped"));
        Assert.Equal("case.poisoned", Assert.Single(await _store.GetExceptionsAsync()).Code);
        await _store.WakeAsync(A, _clock.GetUtcNow());
        Assert.Equal([InputKind.Wake], Assert.Single(await _store.ClaimAsync(new ClaimRequest("test", _clock.GetUtcNow(), TimeSpan.FromMinutes(1), 1))).Inputs.Select(static i => i.Kind));
    }

    [Fact]
    public async Task A_decision_that_fails_once_does_not_cost_what_waits_beside_the_request()
    {
        var fails = 1;
        var flow = new ScriptFlow("test")
        {
            OnDecide = (_, state, input, _) => fails-- > 0 ? throw new InvalidOperationException() : new FlowStep { State = $"{state}{input}", Stage = "Known" },
            OnErase = static state => $"{state} without persons",
        };
        await _store.DeliverAsync([flow.Input("a") with { Content = "news" }], _clock.GetUtcNow());
        await _store.ActAsync(A, CaseAct.Erase, By, _clock.GetUtcNow());
        await RunAsync(flow, times: 5);

        Assert.Equal(("Known", "news without persons"), await WhereAsync());
    }

    [Fact]
    public async Task A_case_whose_state_nobody_can_read_is_given_up_and_hears_nothing_more()
    {
        var flow = new ScriptFlow("test")
        {
            OnDecide = static (_, state, input, _) => state is null ? new FlowStep { State = input!, Stage = "Known" } : throw new FormatException(),
            OnErase = static _ => throw new FormatException(),
        };
        await DeliverAndRunAsync(flow);
        await _store.DeliverAsync([flow.Input("a", "2")], _clock.GetUtcNow());
        await RunAsync(flow, times: 20);
        await _store.ActAsync(A, CaseAct.Erase, By, _clock.GetUtcNow());
        await RunAsync(flow);
        Assert.Null((await _store.GetCaseAsync(A))!.State);
        Assert.Single(await TextsAsync("case.given-up"));

        await _store.DeliverAsync([flow.Input("a", "3") with { Content = "Jane" }], _clock.GetUtcNow());
        await RunAsync(flow);

        var view = (await _store.GetCaseAsync(A))!;
        Assert.Equal((null, true), (view.State, view.IsClosed));
        Assert.Single(await TextsAsync("case.news-dropped"));
        Assert.Equal("case.poisoned", Assert.Single(await _store.GetExceptionsAsync()).Code);
        await _store.ActAsync(A, CaseAct.Acknowledge, By, _clock.GetUtcNow());
        await RunAsync(flow);
        Assert.Empty(await _store.GetExceptionsAsync());
        Assert.Single(await TextsAsync("case.news-dropped"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two\nlines")]
    [InlineData("a\u001b[2Jscreen")]
    [InlineData("turned\u202Eround")]
    [InlineData("a\u2028line")]
    [InlineData("half \uD800 a pair")]
    public void Who_acts_is_named_in_plain_text(string text)
    {
        Assert.ThrowsAny<ArgumentException>(() => new Requester(text, "here", "why"));
        Assert.ThrowsAny<ArgumentException>(() => new Requester("finance", text, "why"));
        Assert.ThrowsAny<ArgumentException>(() => new Requester("finance", "here", text));
        Assert.ThrowsAny<ArgumentException>(() => new Requester("finance", "here", new string('x', 201)));
        Assert.Equal("finance from here: ticket 1", new Requester("finance", "here", "ticket 1").ToString());
    }

    [Fact]
    public void Who_asked_for_an_order_to_be_tried_again_or_saw_its_end_stands_in_its_journal()
    {
        var story = new OrderStory().Seen(Domain.Documents.MarketplaceOrderState.Shipping);
        foreach (var message in new[] { MarketplaceOrdersFlow.Retry(Given.Key("1-A"), "1", By), MarketplaceOrdersFlow.Acknowledge(Given.Key("1-A"), "1", By) })
            story.Hear(System.Text.Json.JsonSerializer.Deserialize(message.Content, OrderJsonContext.Default.OrderInput));

        Assert.Equal(
            [("case.retry", $"asked for by {By}"), ("case.acknowledged", $"how it ended was seen by {By}")],
            story.Journal.Where(static n => n.Code.StartsWith("case.", StringComparison.Ordinal)).Select(static n => (n.Code, n.Text)));
    }

    private async Task<(string Stage, string? State)> WhereAsync()
    {
        var view = (await _store.GetCaseAsync(A))!;
        return (view.Stage, view.State);
    }

    private async Task<IReadOnlyList<string>> TextsAsync(string code) => [.. (await _store.GetJournalAsync(A)).Where(e => e.Code == code).Select(static e => e.Text)];

    private async Task DeliverAndRunAsync(ScriptFlow flow, int times = 1)
    {
        await _store.DeliverAsync([flow.Input("a")], _clock.GetUtcNow());
        await RunAsync(flow, times);
    }

    private async Task RunAsync(ScriptFlow flow, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(30));
            using var runner = new FlowRunner(_store, [flow], new FlowRunnerOptions { LeaseClock = _clock }, _clock, NullLogger<FlowRunner>.Instance);
            await runner.RunUntilIdleAsync();
        }
    }
}
