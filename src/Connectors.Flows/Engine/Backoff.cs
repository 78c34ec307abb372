using System.Security.Cryptography;
using System.Text;

namespace Connectors.Flows.Engine;

/// <summary>When a failed effect is tried again. Pure: the jitter comes from the case, so that replays agree.</summary>
internal static class Backoff
{
    public static TimeSpan After(CaseId caseId, string effectId, int failures, TimeSpan? retryAfter, FlowRunnerOptions options)
    {
        var doubled = options.BaseBackoff * (1L << Math.Clamp(failures - 1, 0, 20));
        var wait = doubled < options.MaxBackoff ? doubled : options.MaxBackoff;
        var asked = retryAfter > wait ? retryAfter.Value : wait;

        // Up to a quarter more, so that everything that failed at once does not come back at once.
        var spread = SHA256.HashData(Encoding.UTF8.GetBytes($"{caseId}|{effectId}|{failures}"))[0];
        return asked + (wait * spread / 1024);
    }
}
