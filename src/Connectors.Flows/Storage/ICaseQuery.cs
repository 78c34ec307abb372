using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>Reads what cases have come to. For everybody. Thread-safe.</summary>
public interface ICaseQuery
{
    /// <summary>One case; null when there is none.</summary>
    Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default);

    /// <summary>Cases of a flow by key, in the order of code points, without state and outbox.</summary>
    /// <param name="flow">The flow's name.</param>
    /// <param name="openOnly">Whether cases that are over are left out.</param>
    /// <param name="after">Only keys behind this one, so that a long list can be gone on with; empty for the beginning.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, string after = "", CancellationToken cancellationToken = default);

    /// <summary>A case's journal in order, from where it was pruned.</summary>
    Task<IReadOnlyList<JournalEntry>> GetJournalAsync(CaseId caseId, CancellationToken cancellationToken = default);

    /// <summary>Exception records, oldest first.</summary>
    /// <param name="includeCleared">Whether closed ones are given too.</param>
    /// <param name="scope">Only of this scope; null for all.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default);

    /// <summary>Rows of a side table by key, in the order of code points, which is that of UTF-8 bytes.</summary>
    /// <param name="table">The table's name; one that is not there is empty.</param>
    /// <param name="from">First key; empty for the beginning.</param>
    /// <param name="to">Key before which it ends; null for the end.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<TableRow> GetRowsAsync(string table, string from = "", string? to = null, CancellationToken cancellationToken = default);
}
