using Connectors.Http;

namespace Connectors.SparkLayer;

/// <summary>What came of a push of many rows. One that is refused holds up no other; what did not get through is still to send.</summary>
/// <typeparam name="T">The row's type.</typeparam>
public sealed record PushReport<T>
{
    /// <summary>How many rows the vendor took.</summary>
    public int Accepted { get; init; }

    /// <summary>Rows that were refused, in no certain order; never null.</summary>
    public IReadOnlyList<RejectedEntry<T>> Rejected { get => field ?? []; init; }

    /// <summary>Rows in whose place a later one of the same push was sent; never null.</summary>
    public IReadOnlyList<T> Superseded { get => field ?? []; init; }

    /// <summary>Rows that did not get through, or of which nobody knows: push them again, which does no harm. Never null.</summary>
    public IReadOnlyList<T> Open { get => field ?? []; init; }

    /// <summary>Why the push stopped; null when it did not.</summary>
    public ConnectorException? Failure { get; init; }

    /// <summary>Whether every row was taken or superseded.</summary>
    public bool IsWhole => Rejected.Count == 0 && Open.Count == 0;

    /// <summary>Throws what stopped the push, if anything did.</summary>
    /// <exception cref="ConnectorException">Rows are still to send.</exception>
    public void ThrowIfStopped()
    {
        if (Failure is not null)
            throw Failure;
    }

    /// <summary>Counts, and no row.</summary>
    public override string ToString() => $"{Accepted} accepted, {Rejected.Count} rejected, {Superseded.Count} superseded, {Open.Count} open";
}
