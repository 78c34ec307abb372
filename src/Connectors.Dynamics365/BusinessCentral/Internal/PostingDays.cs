using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>The days on which the ERP's books are open. Pure.</summary>
internal static class PostingDays
{
    private const string Closed = "not within your range of allowed posting dates";

    /// <summary>Whether a posting was refused for its day; the service has no code of its own for that.</summary>
    public static bool IsClosed(ConnectorException refused) =>
        refused.Details.Any(static d => d.Message?.Contains(Closed, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>
    /// The first open day after a closed one, today at the latest; null when none is known to be open, and for a day that is open: then users have days of their own, which nobody tells.
    /// </summary>
    public static DateOnly? FirstOpen(DateOnly closed, GeneralLedgerSetup setup, DateOnly today) =>
        setup.AllowPostingFrom is { } from && from > closed && from <= today && !(setup.AllowPostingTo < from) ? from : null;
}
