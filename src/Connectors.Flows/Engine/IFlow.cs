using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>A flow as a host sees it: text in, text out. Flows derive from <see cref="Flow{TState, TInput, TEffect, TKnowledge}"/>.</summary>
public interface IFlow
{
    /// <summary>Name of the flow: the first half of every case id of it.</summary>
    string Name { get; }

    /// <summary>Number of the newest format of states, inputs and effects that it reads, and the one that it writes; from 1.</summary>
    int Format { get; }

    /// <summary>The connections whose cases it works on; null for all of them.</summary>
    IReadOnlyCollection<string>? Connections { get; }

    /// <summary>Cases that it keeps going by itself; never null.</summary>
    IReadOnlyList<FlowSchedule> Schedules { get; }

    /// <summary>Whether its cases are tried for ever, however often they fail unexpectedly: a poll has nobody to wait for.</summary>
    bool NeverSetsAside { get; }

    /// <summary>The knowledge that decisions rest on now. Asked before each batch of work.</summary>
    /// <param name="cases">For what other cases have learned.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default);

    /// <summary>
    /// Concludes from inputs, one after the other: the last step, with the notes of all, and all that each wants delivered, woken or written. Pure: the same state, inputs, instant and knowledge give the same step.
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="state">The state as the flow wrote it; null for a new case.</param>
    /// <param name="inputs">The inputs as the flow wrote them, at least one; null for one that only says that time has come.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <param name="knowledge">What the decision rests on besides.</param>
    FlowStep Decide(CaseId caseId, CaseText? state, IReadOnlyList<CaseText?> inputs, DateTimeOffset now, Knowledge knowledge);

    /// <summary>Carries out one effect. Throws <see cref="Domain.Ports.PortException"/> when the call fails.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="state">The state as the flow wrote it; null for a case without one.</param>
    /// <param name="effect">The effect as the flow wrote it.</param>
    /// <param name="context">Which attempt this is, and how long it may send.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The input the flow must hear (null for none), and inputs for other cases.</returns>
    Task<EffectResult<string>> RunAsync(CaseId caseId, CaseText? state, CaseText effect, EffectContext context, CancellationToken cancellationToken = default);

    /// <summary>
    /// The state without anything of persons, in the flow's own format, for a person's request (<see cref="CaseAct.Erase"/>). The flow remembers it there, so that later news does not bring back what was erased.
    /// Effects hold nothing of persons, so they stay. Pure.
    /// </summary>
    /// <param name="state">The state as the flow wrote it.</param>
    /// <param name="now">The present instant, UTC.</param>
    string Erase(CaseText state, DateTimeOffset now);

    /// <summary>Since when the case keeps personal data, UTC: an order's, since it was placed. Null when it keeps none, or when it was erased. A host may say how long that may last (<see cref="FlowRunnerOptions.KeepPersonalData"/>). Pure.</summary>
    /// <param name="state">The state as the flow wrote it.</param>
    DateTimeOffset? KeepsPersonsSince(CaseText state) => null;

    /// <summary>The input that tells the flow of a final no, in its own format.</summary>
    string Rejected(CaseText? state, CaseText effect, Rejection rejection);
}
