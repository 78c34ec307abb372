namespace Connectors.Domain.Deadlines;

/// <summary>How near a deadline is. It only moves forward.</summary>
public enum DeadlineStage
{
    /// <summary>Nothing to do yet.</summary>
    OnTime = 0,

    /// <summary>The owner should look.</summary>
    Warn,

    /// <summary>Somebody must act now.</summary>
    Page,

    /// <summary>It has passed.</summary>
    Breached,
}
