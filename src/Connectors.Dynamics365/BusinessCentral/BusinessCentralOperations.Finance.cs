using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public static partial class BusinessCentralOperations
{
    /// <summary><c>GET companies({company})/accounts</c>.</summary>
    public static Operation ListAccounts { get; } = Make("accounts.list", HttpMethod.Get, "accounts", RetrySafety.Read);

    /// <summary><c>GET companies({company})/generalLedgerEntries</c>.</summary>
    public static Operation ListGeneralLedgerEntries { get; } = Make("generalLedgerEntries.list", HttpMethod.Get, "generalLedgerEntries", RetrySafety.Read);

    /// <summary><c>GET companies({company})/journals</c>.</summary>
    public static Operation ListJournals { get; } = Make("journals.list", HttpMethod.Get, "journals", RetrySafety.Read);

    /// <summary><c>POST companies({company})/journals</c>. A blind repeat makes another.</summary>
    public static Operation CreateJournal { get; } = Make("journals.create", HttpMethod.Post, "journals", RetrySafety.Create);

    /// <summary><c>POST companies({company})/journals({id})/Microsoft.NAV.post</c>. It posts every line that is in the journal, whoever wrote it.</summary>
    public static Operation PostJournal { get; } = Make("journals.post", HttpMethod.Post, "journals({id})/Microsoft.NAV.post", RetrySafety.Act);

    /// <summary><c>GET companies({company})/journals({id})/journalLines</c>.</summary>
    public static Operation ListJournalLines { get; } = Make("journalLines.list", HttpMethod.Get, "journals({id})/journalLines", RetrySafety.Read);

    /// <summary><c>GET companies({company})/journalLines({id})</c>.</summary>
    public static Operation GetJournalLine { get; } = Make("journalLines.get", HttpMethod.Get, "journalLines({id})", RetrySafety.Read);

    /// <summary><c>POST companies({company})/journals({id})/journalLines</c>. A blind repeat makes another.</summary>
    public static Operation CreateJournalLine { get; } = Make("journalLines.create", HttpMethod.Post, "journals({id})/journalLines", RetrySafety.Create);

    /// <summary><c>PATCH companies({company})/journalLines({id})</c> with <c>If-Match</c>.</summary>
    public static Operation UpdateJournalLine { get; } = Make("journalLines.update", HttpMethod.Patch, "journalLines({id})", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE companies({company})/journalLines({id})</c> with <c>If-Match</c>.</summary>
    public static Operation DeleteJournalLine { get; } = Make("journalLines.delete", HttpMethod.Delete, "journalLines({id})", RetrySafety.Act);
}
