using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>What the store keeps, with records that carry the address of their runbook.</summary>
/// <param name="store">Where cases are kept.</param>
/// <param name="runbooks">Where runbooks are, ending in a slash.</param>
internal sealed class CasesWithRunbooks(ICaseQuery store, Uri runbooks) : ICaseQuery
{
    public Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default) => store.GetCaseAsync(caseId, cancellationToken);

    public IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, string after = "", CancellationToken cancellationToken = default) =>
        store.GetCasesAsync(flow, openOnly, after, cancellationToken);

    public Task<IReadOnlyList<JournalEntry>> GetJournalAsync(CaseId caseId, CancellationToken cancellationToken = default) => store.GetJournalAsync(caseId, cancellationToken);

    public async Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default) =>
        [.. (await store.GetExceptionsAsync(includeCleared, scope, cancellationToken).ConfigureAwait(false)).Select(r => r.At(runbooks))];

    public IAsyncEnumerable<TableRow> GetRowsAsync(string table, string from = "", string? to = null, CancellationToken cancellationToken = default) => store.GetRowsAsync(table, from, to, cancellationToken);
}
