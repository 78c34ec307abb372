namespace Connectors.Simulators.Ledger.Events;

/// <summary>Something that happened to the ledger of the ERP.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="DocumentNumber">The document number on the lines.</param>
internal abstract record JournalEvent(DateTimeOffset At, Actor By, string DocumentNumber) : WorldEvent(At, By);

/// <summary>A line of a journal stands with this amount from now on.</summary>
internal sealed record JournalLineKept(DateTimeOffset At, Actor By, string DocumentNumber, string LineId, decimal Amount) : JournalEvent(At, By, DocumentNumber);

/// <summary>A line of a journal is gone before it was posted.</summary>
internal sealed record JournalLineDeleted(DateTimeOffset At, Actor By, string DocumentNumber, string LineId) : JournalEvent(At, By, DocumentNumber);

/// <summary>All lines of a document number were posted.</summary>
internal sealed record JournalPosted(DateTimeOffset At, Actor By, string DocumentNumber, IReadOnlyList<PostedJournalLine> Lines) : JournalEvent(At, By, DocumentNumber);

/// <summary>What was posted with a document number was taken back.</summary>
internal sealed record JournalReversed(DateTimeOffset At, Actor By, string DocumentNumber) : JournalEvent(At, By, DocumentNumber);

/// <summary>A line as it was posted; above zero is debit. The subject is what the program wrote of what it is about.</summary>
internal sealed record PostedJournalLine(string AccountType, string Account, decimal Amount, string Subject);

/// <summary>The marketplace closed a billing cycle.</summary>
internal sealed record CycleClosed(DateTimeOffset At, string CycleId, decimal Payout, string Currency) : WorldEvent(At, Actor.Vendor)
{
    /// <summary>Commission without its tax that it holds; null when that is not known.</summary>
    public IReadOnlyList<CycleFee>? Fees { get; init; }
}
