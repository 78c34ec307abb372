using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>A flow as the runner sees it: text in, text out. Flows derive from <see cref="Flow{TState, TInput, TEffect}"/>.</summary>
public interface IFlow
{
    /// <summary>Name of the flow: the first half of every case id of it.</summary>
    string Name { get; }

    /// <summary>Flows that bring this one its news and run along with it; never null.</summary>
    IReadOnlyList<IFlow> Feeds { get; }

    /// <summary>Loads what the flow needs to know before the first case, from the store; called again now and then, to learn what other workers have.</summary>
    Task StartAsync(IFlowStore store, CancellationToken cancellationToken = default);

    /// <summary>Concludes from one input. Pure: the same state, input, instant and table snapshot give the same step.</summary>
    /// <param name="state">The state as the flow wrote it; null for a new case.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="input">The input as the flow wrote it; null when only time has come.</param>
    /// <param name="now">The present instant, UTC.</param>
    FlowStep Decide(CaseId caseId, string? state, string? input, DateTimeOffset now);

    /// <summary>Concludes from several inputs, one after the other: the last step, with the notes of all. Pure.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="state">The state as the flow wrote it; null for a new case.</param>
    /// <param name="inputs">The inputs as the flow wrote them, at least one; null for one that only says that time has come.</param>
    /// <param name="now">The present instant, UTC.</param>
    FlowStep DecideAll(CaseId caseId, string? state, IReadOnlyList<string?> inputs, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var step = Decide(caseId, state, inputs[0], now);
        for (var i = 1; i < inputs.Count; i++)
        {
            var next = Decide(caseId, step.State, inputs[i], now);
            step = next with { Notes = [.. step.Notes, .. next.Notes] };
        }

        return step;
    }

    /// <summary>Carries out one effect. Throws <see cref="Domain.Ports.PortException"/> when the call fails.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="state">The state as the flow wrote it.</param>
    /// <param name="effect">The effect as the flow wrote it.</param>
    /// <param name="call">Which attempt this is.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The input the flow must hear (null for none), and inputs for other cases.</returns>
    Task<EffectResult<string>> RunAsync(CaseId caseId, string? state, string effect, EffectCall call, CancellationToken cancellationToken = default);

    /// <summary>The input that tells the flow of a final no.</summary>
    string Rejected(string? state, string effect, Rejection rejection);
}
