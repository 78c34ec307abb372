using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Accounts of the ledger, from the read replica and so perhaps seconds old (<c>GET accounts</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<LedgerAccount> GetAccountsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListAccounts, query, _json.LedgerAccounts, _json.LedgerAccount, cancellationToken, fromReplica: true);

    /// <summary>Entries of the ledger, by number (<c>GET generalLedgerEntries</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<GeneralLedgerEntry> GetGeneralLedgerEntriesAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListGeneralLedgerEntries, query, _json.GeneralLedgerEntries, _json.GeneralLedgerEntry, cancellationToken, orderBy: "entryNumber");

    /// <summary>General journals of the template that the query names, of the default one otherwise (<c>GET journals</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="Journal.JournalLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Journal> GetJournalsAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListJournals, query, _json.Journals, _json.Journal, cancellationToken, expand: withLines ? "journalLines" : null);

    /// <summary>Creates a general journal (<c>POST journals</c>). <see cref="RetrySafety.Create"/>; look-up: <see cref="GetJournalsAsync"/> by <c>code</c>.</summary>
    /// <param name="journal">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<Journal> CreateJournalAsync(NewJournal journal, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateJournal, journal, _json.NewJournal, _json.Journal, cancellationToken);

    /// <summary>
    /// Posts every line that is in a journal, also those that other people put there, and empties it (<c>POST journals({id})/Microsoft.NAV.post</c>).
    /// <see cref="RetrySafety.Act"/>; the answer is empty. Look-up: <see cref="GetGeneralLedgerEntriesAsync"/> by <c>documentNumber</c>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task PostJournalAsync(Guid id, CancellationToken cancellationToken = default) =>
        ActAsync(BusinessCentralOperations.PostJournal, id, cancellationToken);

    /// <summary>Lines of a general journal that are not posted (<c>GET journals({id})/journalLines</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="journalId">The journal.</param>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<JournalLine> GetJournalLinesAsync(Guid journalId, ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListJournalLines, query, _json.JournalLines, _json.JournalLine, cancellationToken, parent: journalId);

    /// <summary>A line of a general journal, as it is now (<c>GET journalLines({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<JournalLine> GetJournalLineAsync(Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetJournalLine, id, _json.JournalLine, cancellationToken);

    /// <summary>
    /// Adds a line to a general journal (<c>POST journals({id})/journalLines</c>). <see cref="RetrySafety.Create"/>; look-up: <see cref="GetJournalLinesAsync"/> by
    /// <c>documentNumber</c> and <c>externalDocumentNumber</c>.
    /// </summary>
    /// <param name="journalId">The journal.</param>
    /// <param name="line">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<JournalLine> CreateJournalLineAsync(Guid journalId, NewJournalLine line, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateJournalLine, line, _json.NewJournalLine, _json.JournalLine, cancellationToken, journalId);

    /// <summary>Changes a line of a general journal (<c>PATCH journalLines({id})</c>). <see cref="RetrySafety.SafeRepeat"/>; a repeat of a change that worked is a conflict.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    public virtual Task<JournalLine> UpdateJournalLineAsync(Guid id, EntityTag tag, JournalLineChange change, CancellationToken cancellationToken = default) =>
        UpdateAsync(BusinessCentralOperations.UpdateJournalLine, id, tag, change, _json.JournalLineChange, _json.JournalLine, cancellationToken);

    /// <summary>
    /// Reads a line of a general journal, lets the caller decide, and changes it (<c>GET</c> and <c>PATCH journalLines({id})</c>); anew, at most four times, when somebody else was
    /// faster. <see cref="RetrySafety.SafeRepeat"/>:
    /// a change that worked and whose answer was lost is seen as done by a decision that looks at what is there.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">What to change of what is there; null for nothing, which sends nothing more. Called once for each reading.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What is there afterwards.</returns>
    /// <exception cref="ConnectorConflictException">It was changed each time.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<JournalLine> ChangeJournalLineAsync(Guid id, Func<JournalLine, JournalLineChange?> change, CancellationToken cancellationToken = default) => ChangeAsync(
        () => GetJournalLineAsync(id, cancellationToken: cancellationToken), static there => there.ETag, change, (tag, wanted) => UpdateJournalLineAsync(id, tag, wanted, cancellationToken));

    /// <summary>Deletes a line of a general journal (<c>DELETE journalLines({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteJournalLineAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteJournalLine, id, tag, cancellationToken);
}
