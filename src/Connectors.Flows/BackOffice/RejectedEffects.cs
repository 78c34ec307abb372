using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>What systems refused of one order. Pure.</summary>
internal static class RejectedEffects
{
    /// <summary>With one more no; the newest of an effect counts.</summary>
    /// <param name="rejected">Those that are known.</param>
    /// <param name="effectId">The effect.</param>
    /// <param name="why">The system's no.</param>
    /// <param name="tablesVersion">The tables in force.</param>
    /// <param name="orderUpdatedAt">The order's last change.</param>
    /// <param name="againAt">When what names a reason of ours is asked again.</param>
    public static IReadOnlyList<RejectedEffect> With(
        this IReadOnlyList<RejectedEffect> rejected, string effectId, Rejection why, string tablesVersion, DateTimeOffset? orderUpdatedAt, DateTimeOffset againAt) =>
        [.. rejected.Where(r => r.EffectId != effectId), new(effectId, why, tablesVersion, orderUpdatedAt) { AgainAt = ReasonOf(why) is null ? null : againAt }];

    /// <summary>The reason of ours that an adapter refused for, before anything was sent; null for a system's own no.</summary>
    /// <param name="why">The no.</param>
    public static Reason? ReasonOf(Rejection why) => why.ErrorCode is { } code ? ReasonCatalogue.All.GetValueOrDefault(code) : null;

    /// <summary>A no stands only as long as the order and the tables are what they were.</summary>
    /// <param name="rejected">Those that are known.</param>
    /// <param name="tablesVersion">The tables in force.</param>
    /// <param name="orderUpdatedAt">The order's last change.</param>
    public static IReadOnlyList<RejectedEffect> StillStanding(this IReadOnlyList<RejectedEffect> rejected, string tablesVersion, DateTimeOffset? orderUpdatedAt)
    {
        return rejected.All(Stands) ? rejected : [.. rejected.Where(Stands)];

        bool Stands(RejectedEffect no) => no.TablesVersion == tablesVersion && no.OrderUpdatedAt == orderUpdatedAt;
    }
}
