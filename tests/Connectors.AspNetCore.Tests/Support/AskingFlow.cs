using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.AspNetCore.Tests.Support;

/// <summary>A flow that asks an ERP now and then, and hears of its news. It is never run here.</summary>
internal sealed class AskingFlow(string erp) : IFlow
{
    public string Name => "asking";

    public int Format => 1;

    public IReadOnlyCollection<string>? Connections => null;

    public IReadOnlyList<FlowSchedule> Schedules { get; } = [new(erp, erp, TimeSpan.FromHours(1), Priority.Order) { Asks = new ConnectionName(erp), News = "news" }];

    public bool NeverSetsAside => true;

    public ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public FlowStep Decide(CaseId caseId, CaseText? state, IReadOnlyList<CaseText?> inputs, DateTimeOffset now, Knowledge knowledge) => throw new NotSupportedException();

    public Task<EffectResult<string>> RunAsync(CaseId caseId, CaseText? state, CaseText effect, EffectContext context, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public string Erase(CaseText state, DateTimeOffset now) => throw new NotSupportedException();

    public string Rejected(CaseText? state, CaseText effect, Rejection rejection) => throw new NotSupportedException();
}
