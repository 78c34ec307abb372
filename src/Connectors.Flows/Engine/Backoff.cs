using System.Security.Cryptography;
using System.Text;

namespace Connectors.Flows.Engine;

/// <summary>When a failed effect is tried again. Pure: the jitter comes from the case, so that replays agree.</summary>
internal static class Backoff
{
    /// <summary>Never longer than the longest wait and a quarter of it, whatever a system asks for: a number that somebody else chose must not stop an order.</summary>
    public static TimeSpan After(CaseId caseId, string effectId, int failures, TimeSpan? retryAfter, FlowRunnerOptions options)
    {
        var doubled = (Int128)options.BaseBackoff.Ticks << Math.Clamp(failures - 1, 0, 40);
        var wait = doubled < options.MaxBackoff.Ticks ? new TimeSpan((long)doubled) : options.MaxBackoff;
        var asked = retryAfter > wait ? Min(retryAfter.Value, options.MaxBackoff) : wait;

        // Up to a quarter more, so that everything that failed at once does not come back at once.
        var spread = SHA256.HashData(Encoding.UTF8.GetBytes($"{caseId}|{effectId}|{failures}"))[0];
        return asked + (wait * spread / 1024);
    }

    /// <summary>The latest instant at which something that failed is tried again: a clock that was ahead when it failed, and is set right, must not silence it.</summary>
    public static DateTimeOffset Latest(DateTimeOffset now, FlowRunnerOptions options)
    {
        var most = options.MaxBackoff + (options.MaxBackoff / 4);
        return most < DateTimeOffset.MaxValue - now ? now + most : DateTimeOffset.MaxValue;
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
