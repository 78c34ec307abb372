using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>Tells cases something. For everybody: hosts, callbacks, people. Each method is one transaction. Thread-safe.</summary>
public interface ICaseSender
{
    /// <summary>Delivers inputs, each once, and makes their cases due.</summary>
    /// <returns>How many were new.</returns>
    Task<int> DeliverAsync(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Makes one case look again, also one that was set aside. For code: what a person does is an act (<see cref="ActAsync"/>).</summary>
    Task WakeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Makes every case that waits for the topic look again.</summary>
    /// <param name="topic">What changed, see <see cref="Topic"/>.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>How many.</returns>
    Task<int> WakeWaitingAsync(string topic, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>
    /// Does to a case what a person asks for; its journal tells who, from where and why. Two calls are two acts, and the second finds nothing left to do.
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="act">What.</param>
    /// <param name="by">Who, from where and why.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether there is such a case.</returns>
    Task<bool> ActAsync(CaseId caseId, CaseAct act, Requester by, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Replaces the open records of a scope that is no case: what is missing is cleared.</summary>
    Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default);
}
