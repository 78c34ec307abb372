using Connectors.Domain.Ports;

namespace Connectors.Http.Internal;

/// <summary>What a failed attempt means. The retry and the exception are made from the same one.</summary>
internal readonly record struct Verdict(FailureKind Kind, bool IsTransient)
{
    /// <summary>What the vendor's body said; null when no response arrived.</summary>
    public VendorError? Error { get; init; }

    /// <summary>Why a success is none; null when the status was no success, or no response arrived.</summary>
    public AnswerFault? Fault { get; init; }

    /// <summary>How long the vendor asked to wait; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the attempt may be repeated under the operation's rule.</summary>
    public bool MayRepeat(RetrySafety rule) =>
        IsTransient && (Kind == FailureKind.NotExecuted || rule is RetrySafety.Read or RetrySafety.SafeRepeat);
}
