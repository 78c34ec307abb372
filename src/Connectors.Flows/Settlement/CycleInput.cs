using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>What a billing cycle can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(CycleSeen), "cycle-seen")]
[JsonDerivedType(typeof(PageRead), "page-read")]
[JsonDerivedType(typeof(CycleSettled), "cycle-settled")]
[JsonDerivedType(typeof(JournalSeen), "journal-seen")]
[JsonDerivedType(typeof(JournalTakenBack), "journal-taken-back")]
[JsonDerivedType(typeof(TurnAwaited), "turn-awaited")]
[JsonDerivedType(typeof(ChargesLost), "charges-lost")]
[JsonDerivedType(typeof(RowsCleared), "rows-cleared")]
[JsonDerivedType(typeof(EffectRejected), "effect-rejected")]
[JsonDerivedType(typeof(WriteWanted), "write-wanted")]
[JsonDerivedType(typeof(ReadWanted), "read-wanted")]
[JsonDerivedType(typeof(BookedTold), "booked-told")]
[JsonDerivedType(typeof(BankTold), "bank-told")]
[JsonDerivedType(typeof(ChangesSeen), "changes-seen")]
[JsonDerivedType(typeof(LinesShared), "lines-shared")]
[JsonDerivedType(typeof(OtherTold), "other-told")]
internal abstract record CycleInput
{
    private CycleInput()
    {
    }

    /// <summary>The marketplace lists it.</summary>
    /// <param name="Cycle">As it is now.</param>
    public sealed record CycleSeen(SettlementCycle Cycle) : CycleInput;

    /// <summary>A page of its lines was read.</summary>
    /// <param name="Run">Number of the reading.</param>
    /// <param name="From">Where the page began; null for the first.</param>
    /// <param name="Continuation">Where the next one is; null after the last.</param>
    /// <param name="Lines">The lines on it.</param>
    /// <param name="Unreadable">Lines that cannot be read: their ids, or where they stand.</param>
    public sealed record PageRead(int Run, string? From, string? Continuation, IReadOnlyList<KeptLine> Lines, IReadOnlyList<string> Unreadable) : CycleInput;

    /// <summary>Its lines were mapped and added up.</summary>
    /// <param name="Outcome">What came of it.</param>
    /// <param name="Lines">The lines of the journal; empty when there is none.</param>
    /// <param name="Proof">The proof, as text.</param>
    public sealed record CycleSettled(SettledCycle Outcome, IReadOnlyList<SettlementJournalLine> Lines, string Proof) : CycleInput
    {
        /// <summary>Fees that sales orders have booked, and that the journal takes off; null for none.</summary>
        public IReadOnlyList<KeptCharge>? Charges { get; init; }

        /// <summary>Those that an earlier settlement of the cycle took off, and this one does not; null for none.</summary>
        public IReadOnlyList<KeptCharge>? DroppedCharges { get; init; }
    }

    /// <summary>A journal was written, posted or looked at.</summary>
    /// <param name="Number">Its document number.</param>
    /// <param name="There">What stands of it; null when nothing does.</param>
    /// <param name="Differs">Why what stands is not what was written; null when it is.</param>
    public sealed record JournalSeen(string Number, ErpJournal? There, string? Differs) : CycleInput
    {
        /// <summary>Whether it was written, or found written, for the first time.</summary>
        public bool IsWritten { get; init; }

        /// <summary>Whether it stood already when it was to be written.</summary>
        public bool WasThere { get; init; }

        /// <summary>The first day that the ledger is open, when it was looked at; null where there is no limit, and when it was not.</summary>
        public DateOnly? OpenFrom { get; init; }

        /// <summary>What others booked of the cycle; null when that was not looked for.</summary>
        public IReadOnlyList<OtherBooking>? Others { get; init; }
    }

    /// <summary>A draft was deleted, as nobody had touched it.</summary>
    /// <param name="Number">Its document number.</param>
    public sealed record JournalTakenBack(string Number) : CycleInput;

    /// <summary>A journal was not written, as another's draft is to be posted first.</summary>
    /// <param name="Number">Its document number.</param>
    /// <param name="Behind">That of the other.</param>
    public sealed record TurnAwaited(string Number, string Behind) : CycleInput;

    /// <summary>A journal was not written, as another cycle has settled fees of sales orders that it takes off too.</summary>
    /// <param name="Number">Its document number.</param>
    /// <param name="CycleId">The marketplace's id of the other.</param>
    public sealed record ChargesLost(string Number, string CycleId) : CycleInput;

    /// <summary>Rows that are not needed any more can go.</summary>
    /// <param name="Table">Their side table.</param>
    /// <param name="Keys">Their keys.</param>
    /// <param name="HasMore">Whether there are more.</param>
    public sealed record RowsCleared(string Table, IReadOnlyList<string> Keys, bool HasMore) : CycleInput
    {
        /// <summary>Rows of the sales orders whose fees were settled, without these; null for none.</summary>
        public IReadOnlyList<RowChange>? Orders { get; init; }
    }

    /// <summary>A system said no for good.</summary>
    /// <param name="Effect">To what.</param>
    /// <param name="Why">What it said.</param>
    public sealed record EffectRejected(CycleEffect Effect, Rejection Why) : CycleInput;

    /// <summary>A person wants the journal to be written again.</summary>
    public sealed record WriteWanted : CycleInput;

    /// <summary>A person wants the lines to be read again.</summary>
    public sealed record ReadWanted : CycleInput;

    /// <summary>A person says that the cycle is booked.</summary>
    public sealed record BookedTold : CycleInput;

    /// <summary>The host tells what arrived at the bank.</summary>
    /// <param name="Amount">How much.</param>
    public sealed record BankTold(Money Amount) : CycleInput;

    /// <summary>A page of the lines that changed since the cycle was read was compared with what is kept.</summary>
    /// <param name="Run">Number of the reading that it was compared with.</param>
    /// <param name="From">Where the page began; null for the first.</param>
    /// <param name="Continuation">Where the next one is; null after the last.</param>
    /// <param name="AskedAt">When it was asked for, UTC.</param>
    /// <param name="Changed">Ids of lines that say something else about money than what is kept, or that are not kept, at most ten.</param>
    public sealed record ChangesSeen(int Run, string? From, string? Continuation, DateTimeOffset AskedAt, IReadOnlyList<string> Changed) : CycleInput;

    /// <summary>Another cycle holds lines that this one holds too.</summary>
    /// <param name="CycleId">The marketplace's id of the other.</param>
    public sealed record LinesShared(string CycleId) : CycleInput;

    /// <summary>A person says that a document is something else, whatever it names.</summary>
    /// <param name="DocumentNumber">Its number.</param>
    public sealed record OtherTold(string DocumentNumber) : CycleInput;
}
