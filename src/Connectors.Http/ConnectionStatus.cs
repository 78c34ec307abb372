using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>How the calls of one connection have ended lately, as its pipeline saw it. It costs the vendor nothing.</summary>
/// <param name="Account">The connection: <c>mirakl:bq</c>.</param>
public sealed record ConnectionStatus(string Account)
{
    /// <summary>When the last call ended, however it did, UTC; null when none has ended yet.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the vendor last answered a call, whatever it said, UTC; null when it never did.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Since when calls find no answer, or the sign-in is refused, UTC; null when the last call was answered, or none was made.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>
    /// What the last call ended with while it fails: <see cref="FailureKind.Denied"/> when the sign-in is refused, <see cref="FailureKind.NotExecuted"/> when the vendor could not be
    /// reached or has failed so often that nothing is sent for a moment, <see cref="FailureKind.OutcomeUnknown"/> when it did not answer, or failed itself. Null when nothing fails.
    /// </summary>
    public FailureKind? Failure { get; init; }

    /// <summary>What it means, in plain words.</summary>
    public override string ToString() => Failure switch
    {
        null when AnsweredAt is { } at => FormattableString.Invariant($"{Account} answered at {at:u}"),
        null => $"{Account} was not called yet",
        FailureKind.Denied => FormattableString.Invariant($"{Account} refuses the sign-in since {FailingSince:u}"),
        FailureKind.NotExecuted => FormattableString.Invariant($"{Account} cannot be reached since {FailingSince:u}"),
        _ => FormattableString.Invariant($"{Account} does not answer since {FailingSince:u}"),
    };
}
