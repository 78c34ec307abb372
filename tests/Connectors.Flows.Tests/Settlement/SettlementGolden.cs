using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Settlement;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Settlement;

/// <summary>What settlements keep, with every member filled: what each format looks like stands in golden files.</summary>
internal static class SettlementGolden
{
    private static readonly SettlementCycle Cycle = new()
    {
        Connection = Given.Bq, Id = "C7", CreatedAt = Given.T0, Payouts = [SettlementWorld.Gbp(90m)], PayoutState = SettlementPayoutState.Paid, PayoutReference = "BACS1", PaidAt = Given.T0.AddDays(2),
    };

    private static readonly KeptLine Line = KeptLine.Of(SettlementWorld.Line("1", "ORDER_AMOUNT", 100m, "A") with { CycleId = "C7", FeeCode = "X" });

    private static readonly KeptJournal Journal = new("BQ-C7", 3, SettlementWorld.Gbp(100m), new DateOnly(2026, 4, 1), new DateOnly(2026, 3, 31))
    {
        IsCorrection = true, PayoutReference = "BACS1", WrittenAt = Given.T0, SeenAt = Given.T0, PostedAt = Given.T0, Refused = "no", Differs = "other", Missing = 1, MissingSince = Given.T0,
        OpenFrom = new DateOnly(2026, 5, 1), Stays = "no", Turn = "2026-03-02T09:00:00.0000000Z BQ-C7", Behind = "BQ-C6", BehindSince = Given.T0,
    };

    private static readonly SettledCycle Settled = new(2, "fees-1", 5, "abc")
    {
        Refusals = [new Refusal { Reason = ReasonCatalogue.SettlementResidual, Message = "It does not add up.", Remedy = "Look.", Facts = [new Fact("residual", "5 GBP")], Table = "fees", TableVersion = "fees-1" }],
        Findings = [new SettlementFinding(SettlementFindingKind.UnexpectedSign, "COMMISSION_FEE", 1, SettlementWorld.Gbp(5m), ["7"])],
        CarriedForward = [SettlementWorld.Gbp(-3m)],
        Journal = Journal,
        ForeignCurrency = "EUR",
        OnAccount = 2,
        Payouts = [SettlementWorld.Gbp(90m)],
    };

    public static IReadOnlyList<CycleInput> Inputs { get; } =
    [
        new CycleInput.CycleSeen(Cycle),
        new CycleInput.PageRead(1, "1", "2", [Line], ["17: $.amount"]),
        new CycleInput.CycleSettled(Settled, [JournalLine], "proof"),
        new CycleInput.JournalSeen("BQ-C7", new ErpJournal { Number = "BQ-C7", IsPosted = true, Lines = 2, Missing = 1, Debit = 100m, PostedOn = new DateOnly(2026, 4, 1) }, "other") { IsWritten = true, WasThere = true, OpenFrom = new DateOnly(2026, 5, 1) },
        new CycleInput.JournalTakenBack("BQ-C7"),
        new CycleInput.TurnAwaited("BQ-C7", "BQ-C6"),
        new CycleInput.RowsCleared("settlement-lines/bq/C7/0001", ["1 abc"], HasMore: true),
        new CycleInput.EffectRejected(new CycleEffect.WriteJournal("BQ-C7"), new Rejection("bc", "write", FailureKind.Rejected, "E1", "no")),
        new CycleInput.WriteWanted(),
        new CycleInput.ReadWanted(),
        new CycleInput.BookedTold(),
        new CycleInput.BankTold(SettlementWorld.Gbp(90m)),
        new CycleInput.ChangesSeen(2, "1", "2", Given.T0, ["17"]),
        new CycleInput.LinesShared("C6"),
        new CycleInput.OtherTold("J00123"),
        new CycleInput.ChargesLost("BQ-C7", "C6"),
    ];

    public static IReadOnlyList<CycleEffect> Effects { get; } =
    [
        new CycleEffect.ReadPage(1), new CycleEffect.Settle(1), new CycleEffect.WriteJournal("BQ-C7"), new CycleEffect.LookAtJournal("BQ-C7"), new CycleEffect.PostJournal("BQ-C7"), new CycleEffect.TakeBackJournal("BQ-C7"),
        new CycleEffect.ClearRows("settlement-lines/bq/C7/0001"), new CycleEffect.LookForChanges(2),
    ];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("settlement-state", SettlementJsonContext.Default.CycleState, static () => State),
        .. Inputs.Select(static i => ($"settlement-input-{i.GetType().Name}", (JsonTypeInfo)SettlementJsonContext.Default.CycleInput, (Func<object>)(() => i))),
        .. Effects.Select(static e => ($"settlement-effect-{e.GetType().Name}", (JsonTypeInfo)SettlementJsonContext.Default.CycleEffect, (Func<object>)(() => e))),
        ("settlement-state-watched", SettlementJsonContext.Default.CycleState, static () => Watched),
        ("settlement-input-JournalSeen-searched", SettlementJsonContext.Default.CycleInput, static () => new CycleInput.JournalSeen("BQ-C7", null, null) { Others = [Other] }),
        ("on-account-order", ReservationJsonContext.Default.KeptOnAccountOrder, static () => new KeptOnAccountOrder("bq:1-A", new CustomerNumber("TRADE"), Given.T0, SettlementWorld.Gbp(12m))),
        ("charged-order", ReservationJsonContext.Default.KeptChargedOrder, static () => new KeptChargedOrder("SO-1", "bq:1-A", [new SalesOrderFee("COMMISSION_FEE", SettlementWorld.Gbp(-20m), PostingTarget.Account("7010"))])),
        ("settlement-charge", SettlementJsonContext.Default.KeptCharge, static () => Charge),
        ("settlement-input-CycleSettled-charges", SettlementJsonContext.Default.CycleInput, static () => new CycleInput.CycleSettled(Settled, [], "proof") { Charges = [Charge], DroppedCharges = [Charge with { Type = "COMMISSION_VAT" }] }),
        ("settlement-line", SettlementJsonContext.Default.KeptLine, static () => Line),
        ("settlement-journal-line", SettlementJsonContext.Default.SettlementJournalLine, static () => JournalLine),
        ("settlement-setup-state", SettlementJsonContext.Default.SetupState, static () => new SetupState { CheckedAt = Given.T0, FeeTableVersion = "fees-1", Obstacles = [new JournalObstacle("LedgerAccount 1", "It is blocked.")] }),
        ("settlement-setup-input", SettlementJsonContext.Default.SetupInput, static () => new SetupInput("fees-1", [new JournalObstacle("LedgerAccount 1", "It is blocked.")])),
    ];

    private static SettlementJournalLine JournalLine => new()
    {
        Target = PostingTarget.Account("7010"), TaxCode = "S20", Dimension = "DIY", OrderId = "A", LineId = "1", Debit = SettlementWorld.Gbp(20m), Credit = SettlementWorld.Gbp(0m),
    };

    private static KeptCharge Charge { get; } = new("1-A", "COMMISSION_FEE", "C7", Given.T0);

    private static OtherBooking Other { get; } = new("J00123", "line 17", "7010", 20m, new DateOnly(2026, 4, 1), IsPosted: true);

    /// <summary>What came to be kept later; what was written before it is read all the same.</summary>
    private static CycleState Watched => new()
    {
        Cycle = Cycle,
        ReadFrom = Given.T0,
        ReadAt = Given.T0,
        Settled = new SettledCycle(1, "fees-1", 5, "abc") { At = Given.T0, Shared = [new SharedLines("C6", 2, "1a2b3c4d")] },
        Journals = [new KeptJournal("BQ-C7", 3, SettlementWorld.Gbp(100m), new DateOnly(2026, 4, 1), new DateOnly(2026, 3, 31)) { Others = [Other], OthersSeenAt = Given.T0 }],
        Changes = new KeptChanges(Given.T0) { StartedAt = Given.T0, Continuation = "next", EndedAt = Given.T0 },
        NotOthers = ["J00124"],
        ReadAgainWhy = "cycle C6 holds lines that this one holds too",
    };

    private static CycleState State => new()
    {
        Cycle = Cycle,
        Run = 2,
        Continuation = "next",
        LinesRead = 5,
        ReadAt = Given.T0,
        ReadNotBefore = Given.T0,
        Unreadable = ["17: $.amount"],
        Settled = Settled,
        Before = Settled with { Run = 1 },
        Journals = [Journal],
        BookedAt = Given.T0,
        Bank = SettlementWorld.Gbp(90m),
        ReadRefused = "no",
        LedgerRefused = "no",
        SettleNotBefore = Given.T0,
        Leftovers = ["settlement-lines/bq/C7/0001"],
        IsOver = true,
    };
}
