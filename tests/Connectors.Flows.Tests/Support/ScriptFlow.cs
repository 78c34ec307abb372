using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Support;

/// <summary>A flow whose every input asks for one effect, unless told otherwise: to look at the engine alone.</summary>
internal sealed class ScriptFlow(string name) : IFlow
{
    public string Name { get; } = name;

    public IReadOnlyList<IFlow> Feeds => [];

    public Func<CaseId, string?, string?, DateTimeOffset, FlowStep> OnDecide { get; init; } = static (_, state, input, _) => new FlowStep
    {
        State = input ?? state ?? string.Empty,
        Stage = input ?? "Waiting",
        Effects = (input ?? state) is "done" or null ? [] : [new PlannedEffect<string>("effect", "content", RetrySafety.Act, Priority.Order)],
    };

    public Func<CaseId, string, EffectCall, CancellationToken, Task<string?>> OnRun { get; init; } = static (_, _, _, _) => Task.FromResult<string?>("done");

    public Task StartAsync(IFlowStore store, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public FlowStep Decide(CaseId caseId, string? state, string? input, DateTimeOffset now) => OnDecide(caseId, state, input, now);

    public async Task<EffectResult<string>> RunAsync(CaseId caseId, string? state, string effect, EffectCall call, CancellationToken cancellationToken = default) =>
        new(await OnRun(caseId, effect, call, cancellationToken));

    public string Rejected(string? state, string effect, Rejection rejection) => "done";

    public InboxMessage Input(string key, string id = "1", Priority priority = Priority.Order, string connection = "bq") => new(new CaseId(Name, key), connection, id, "go", priority);
}
