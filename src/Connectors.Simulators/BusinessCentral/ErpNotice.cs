namespace Connectors.Simulators.BusinessCentral;

/// <summary>What one subscriber has yet to be told of.</summary>
/// <param name="subscription">Whose.</param>
/// <param name="dueAt">When it is sent first.</param>
internal sealed class ErpNotice(ErpSubscription subscription, DateTimeOffset dueAt)
{
    public ErpSubscription Subscription { get; } = subscription;

    public DateTimeOffset DueAt { get; set; } = dueAt;

    /// <summary>When it was sent first; null before that. From then on no change joins it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public int Failures { get; set; }

    /// <summary>The entities that changed, each with its last change.</summary>
    public Dictionary<string, (string Change, DateTimeOffset At)> Changes { get; } = new(StringComparer.Ordinal);
}
