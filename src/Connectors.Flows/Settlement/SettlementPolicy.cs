using Connectors.Domain.Fees;

namespace Connectors.Flows.Settlement;

/// <summary>The choices a merchant makes for settlements. Immutable: a change is a new one.</summary>
public sealed record SettlementPolicy
{
    /// <summary>Cycles that were closed before this instant are left alone: they were booked by hand. Null for the instant at which the marketplace is first asked.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Time between two looks for new billing cycles. Default 1 h.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How far each look reaches back behind the newest cycle, so that what becomes of their payouts is seen. Default 35 days.</summary>
    public TimeSpan Reach { get; init; } = TimeSpan.FromDays(35);

    /// <summary>Whether a cycle is booked only when the marketplace says that its payout was made. Default false: it is booked on the day it was closed.</summary>
    public bool WaitsForPayout { get; init; }

    /// <summary>Which transactions share a journal line, as long as there are no more than <see cref="MostJournalLines"/>; otherwise those of an account do. Default <see cref="JournalGrouping.Order"/>.</summary>
    public JournalGrouping Grouping { get; init; } = JournalGrouping.Order;

    /// <summary>Most lines of a journal that is grouped finer than by account; at least 1. Default 5,000.</summary>
    public int MostJournalLines { get; init; } = 5_000;

    /// <summary>Whether a draft is posted as soon as it stands, where the ERP lets programs post; the next one is written when it is. Default false: a person posts.</summary>
    public bool Posts { get; init; }

    /// <summary>Time between two looks at a draft that somebody is to post. Default 1 h.</summary>
    public TimeSpan WatchEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a draft may wait to be posted before a person must see it; null for ever. Default 5 days.</summary>
    public TimeSpan? PostedWithin { get; init; } = TimeSpan.FromDays(5);

    /// <summary>Time between two readings of a cycle that does not add up or cannot be read. Default 6 h.</summary>
    public TimeSpan ReadAgainEvery { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long after it was posted a cycle is read once more, for lines that came late or changed; null for never. Default 7 days.</summary>
    public TimeSpan? CheckAgainAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Time between two looks whether lines of a booked cycle came or changed, for as long as they are kept; null for none. Default 1 day.</summary>
    public TimeSpan? ChangesEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long the lines of a cycle are kept after its last posting, and what was posted is looked at once a day. Default 90 days.</summary>
    public TimeSpan KeepLinesFor { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Whether finance claims the tax on fees by hand, so that nobody needs to be reminded. Default false.</summary>
    public bool TaxReturnIsByHand { get; init; }
}
