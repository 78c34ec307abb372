using System.Text.Json;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>How old what a worker knows of a channel's orders may be.</summary>
internal static class NewsAge
{
    /// <summary>So many intervals without a complete poll are a while.</summary>
    private const int MissedPolls = 3;

    /// <summary>Whether the channel was not asked for news for a while: the worker was away, and knows orders as they were then.</summary>
    /// <param name="poll">The poll that asks.</param>
    /// <param name="every">Time between two of its runs.</param>
    /// <param name="context">Where it is looked up, and the time.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<bool> IsOldAsync(CaseId poll, TimeSpan every, EffectContext context, CancellationToken cancellationToken)
    {
        var view = await context.Cases.GetCaseAsync(poll, cancellationToken).ConfigureAwait(false);
        return view?.State is { } state && JsonSerializer.Deserialize(state, EngineJsonContext.Default.PollState)?.LastRunAt is { } asked && context.Now - asked > every * MissedPolls;
    }
}
