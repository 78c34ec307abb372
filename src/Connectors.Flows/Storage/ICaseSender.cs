using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>Tells cases something. For everybody: hosts, callbacks, people. Each method is one transaction. Thread-safe.</summary>
public interface ICaseSender
{
    /// <summary>Delivers inputs, each once, and makes their cases due.</summary>
    /// <returns>How many were new.</returns>
    Task<int> DeliverAsync(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Makes one case look again, also one that was set aside.</summary>
    Task WakeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Makes every case that waits for the topic look again.</summary>
    /// <param name="topic">What changed, see <see cref="Topic"/>.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>How many.</returns>
    Task<int> WakeWaitingAsync(string topic, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Says that a person has seen what the engine reports of a case: the records of stray runs close.</summary>
    Task AcknowledgeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Replaces the open records of a scope that is no case: what is missing is cleared.</summary>
    Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default);
}
