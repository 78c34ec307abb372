using Connectors.Flows.Engine;
using Connectors.Domain.Ports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Support;

/// <summary>A flow whose every input asks for one effect, unless told otherwise: to look at the engine alone.</summary>
internal sealed class ScriptFlow(string name) : IFlow
{
    public string Name { get; } = name;

    public int Format { get; init; } = 1;

    public IReadOnlyCollection<string>? Connections { get; init; }

    public IReadOnlyList<FlowSchedule> Schedules { get; init; } = [];

    public bool NeverSetsAside { get; init; }

    public Func<Knowledge> OnKnow { get; init; } = static () => Knowledge.None;

    public Func<CaseId, string?, string?, DateTimeOffset, FlowStep> OnDecide { get; init; } = static (_, state, input, _) => new FlowStep
    {
        State = input ?? state ?? string.Empty,
        Stage = input ?? "Waiting",
        Effects = (input ?? state) is "done" or null ? [] : [new PlannedEffect<string>("effect", "content", RetrySafety.Act, Priority.Order)],
    };

    public Func<CaseId, string, EffectContext, CancellationToken, Task<string?>> OnRun { get; init; } = static (_, _, _, _) => Task.FromResult<string?>("done");

    /// <summary>Where knowledge takes time; null for <see cref="OnKnow"/>.</summary>
    public Func<CancellationToken, Task<Knowledge>>? OnKnowLater { get; init; }

    public Func<string> OnRejected { get; init; } = static () => "done";

    public ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default) =>
        OnKnowLater is { } later ? new(later(cancellationToken)) : new(OnKnow());

    public FlowStep Decide(CaseId caseId, CaseText? state, IReadOnlyList<CaseText?> inputs, DateTimeOffset now, Knowledge knowledge)
    {
        var known = state?.Content;
        var notes = new List<Note>();
        FlowStep? step = null;
        foreach (var input in inputs)
        {
            step = OnDecide(caseId, known, input?.Content, now);
            known = step.State;
            notes.AddRange(step.Notes);
        }

        return step! with { Notes = notes };
    }

    public async Task<EffectResult<string>> RunAsync(CaseId caseId, CaseText? state, CaseText effect, EffectContext context, CancellationToken cancellationToken = default) =>
        new(await OnRun(caseId, effect.Content, context, cancellationToken));

    public Func<string, string> OnErase { get; init; } = static state => state;

    public string Erase(CaseText state, DateTimeOffset now) => OnErase(state.Content);

    public Func<string, DateTimeOffset?> OnKeepsPersonsSince { get; init; } = static _ => null;

    public DateTimeOffset? KeepsPersonsSince(CaseText state) => OnKeepsPersonsSince(state.Content);

    public string Rejected(CaseText? state, CaseText effect, Rejection rejection) => OnRejected();

    public InboxMessage Input(string key, string id = "1", Priority priority = Priority.Order, string connection = "bq") => new(new CaseId(Name, key), connection, id, "go", priority);
}
