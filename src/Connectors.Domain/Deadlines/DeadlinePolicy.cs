namespace Connectors.Domain.Deadlines;

/// <summary>When people are told that a deadline comes nearer, as parts of the whole window from 0 to 1.</summary>
/// <param name="WarnAt">Part of the window after which the owner is warned; at least 0.</param>
/// <param name="PageAt">Part of the window after which somebody is paged; at most 1 and not before the warning.</param>
/// <exception cref="ArgumentOutOfRangeException">The parts are not in order between 0 and 1.</exception>
public sealed record DeadlinePolicy(decimal WarnAt = 0.5m, decimal PageAt = 0.75m)
{
    /// <summary>Part of the window after which the owner is warned.</summary>
    public decimal WarnAt { get; } = WarnAt is >= 0m and <= 1m ? WarnAt
        : throw new ArgumentOutOfRangeException(nameof(WarnAt), WarnAt, "A part of the window from 0 to 1 is expected.");

    /// <summary>Part of the window after which somebody is paged.</summary>
    public decimal PageAt { get; } = PageAt >= WarnAt && PageAt <= 1m ? PageAt
        : throw new ArgumentOutOfRangeException(nameof(PageAt), PageAt, "A part of the window from the warning to 1 is expected.");
}
