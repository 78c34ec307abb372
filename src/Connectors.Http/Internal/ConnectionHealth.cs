using System.Collections.Concurrent;
using System.Net;
using Connectors.Domain.Ports;
using Polly.CircuitBreaker;

namespace Connectors.Http.Internal;

/// <summary>What each account's calls ended with last. What our own limits refuse, and what the caller gives up, tells nothing about the vendor and is not noted. Thread-safe.</summary>
internal sealed class ConnectionHealth(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ConnectionStatus> _statuses = new(StringComparer.Ordinal);

    public ConnectionStatus Of(string account) => _statuses.TryGetValue(account, out var known) ? known : new ConnectionStatus(account);

    /// <summary>A response came. A refused sign-in is one that needs a person; any other refusal of the vendor is an answer, and what somebody on the way says is none.</summary>
    public void Note(string account, HttpStatusCode status, Verdict? verdict)
    {
        if (verdict is { Fault: not null } or { Error.IsForeign: true } || Classifier.IsServerFault(status))
            Failed(account, FailureKind.OutcomeUnknown);
        else if (status == HttpStatusCode.Unauthorized)
            Failed(account, FailureKind.Denied);
        else
            Answered(account, time.GetUtcNow());
    }

    /// <summary>The call ended in an exception.</summary>
    public void Note(string account, Exception failure, int attempts)
    {
        if (failure is ConnectorAuthenticationException)
            Failed(account, FailureKind.Denied);
        else if (failure is BrokenCircuitException || (failure is not ConnectorException && Classifier.NeverSent(failure)))
            Failed(account, FailureKind.NotExecuted);
        else if (failure is not ConnectorException && attempts > 0)
            Failed(account, FailureKind.OutcomeUnknown);
    }

    private void Answered(string account, DateTimeOffset now) => _statuses[account] = new ConnectionStatus(account) { EndedAt = now, AnsweredAt = now };

    private void Failed(string account, FailureKind kind)
    {
        var now = time.GetUtcNow();
        _statuses.AddOrUpdate(
            account,
            static (name, it) => new ConnectionStatus(name) { EndedAt = it.now, FailingSince = it.now, Failure = it.kind },
            static (_, known, it) => known with { EndedAt = it.now, FailingSince = known.FailingSince ?? it.now, Failure = it.kind },
            (now, kind));
    }
}
