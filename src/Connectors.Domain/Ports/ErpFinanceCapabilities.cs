using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>What one ERP installation can do with journals.</summary>
public sealed record ErpFinanceCapabilities
{
    /// <summary>Most characters of a document number.</summary>
    public required int DocumentNumberLength { get; init; }

    /// <summary>Most lines of one journal; null for no limit.</summary>
    public int? MostLines { get; init; }

    /// <summary>The one currency that journals are booked in; null where each line may have its own.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>Whether a journal stands as a draft before it is posted. Default true.</summary>
    public bool KeepsDrafts { get; init; } = true;

    /// <summary>Whether <see cref="IErpFinance.PostJournalAsync"/> works; without it people or jobs of the ERP post.</summary>
    public bool Posts { get; init; }

    /// <summary>Whether <see cref="IErpFinance.TakeBackJournalAsync"/> works; without it only people delete drafts.</summary>
    public bool TakesBack { get; init; }

    /// <summary>Whether <see cref="IErpFinance.FindLedgerLinesAsync"/> works; without it nobody notices what others booked under another number.</summary>
    public bool TellsLedger { get; init; }

    /// <summary>Whether <see cref="IErpFinance.FindOrderFeesAsync"/> works; without it a cycle with orders whose sales orders book fees is held.</summary>
    public bool TellsOrderFees { get; init; }

    /// <summary>
    /// How long the ERP may still be carrying out a request after its answer was lost: within that time nothing is repeated, and a look-up that finds nothing proves nothing. Default
    /// zero.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }
}
