using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>What settlements say no with, beside the fee module's own refusals.</summary>
internal static class SettlementRefusals
{
    private const string Fees = "fees";

    public static Refusal Unreadable(SettlementCycle cycle, IReadOnlyList<string> lines) => new()
    {
        Reason = ReasonCatalogue.SettlementLineBroken,
        Message = "The cycle holds lines that cannot be read.",
        Remedy = "Read the cycle again; if they come again, take them to the marketplace.",
        Facts = [new Fact("cycle", cycle.Id), .. lines.Select(static line => new Fact("line", line))],
    };

    public static Refusal ReadRefused(SettlementRoute route, string why) => new()
    {
        Reason = ReasonCatalogue.SystemRejected,
        Message = $"{route.Marketplace} refused to tell the lines of the cycle: {why}",
        Remedy = "They are asked for again from the beginning. Check the rights of the marketplace's key.",
    };

    public static Refusal LedgerRefused(SettlementRoute route, string why) => new()
    {
        Reason = ReasonCatalogue.SystemRejected,
        Message = $"{route.Erp} refused to tell of its ledger: {why}",
        Remedy = "It is asked again. Check the rights of the application in the ERP.",
    };

    public static Refusal Foreign(SettlementCycle cycle, string currency, CurrencyCode journal) => new()
    {
        Reason = ReasonCatalogue.SettlementCurrency,
        Message = $"The cycle is in {currency}, and the ERP's journal is kept in {journal}.",
        Remedy = "Take its journal as a file and book it by hand, then say so; or name a journal that is kept in that currency.",
        Facts = [new Fact("cycle", cycle.Id), new Fact("currency", currency), new Fact("journal", journal.Value)],
    };

    public static Refusal PeriodClosed(KeptJournal journal) => new()
    {
        Reason = ReasonCatalogue.SettlementPeriodClosed,
        Message = $"Journal {journal.Number} belongs to {Text(journal.BelongsTo)}, which is closed; it is booked on {Text(journal.PostingDate)}.",
        Remedy = "Accrue it in the closed period by hand, or open that period, delete the draft and ask for it to be written again.",
        Facts = [new Fact("journal", journal.Number), new Fact("belongs to", Text(journal.BelongsTo)), new Fact("booked on", Text(journal.PostingDate))],
    };

    public static Refusal PeriodClosedMeanwhile(KeptJournal journal, DateOnly open) => new()
    {
        Reason = ReasonCatalogue.SettlementPeriodClosed,
        Message = $"Draft {journal.Number} is dated {Text(journal.PostingDate)}, and that day was closed while the draft waited; the ledger is open from {Text(open)} on.",
        Remedy = "Delete the draft and ask for it to be written again, which dates it anew; or open the period and post it.",
        Facts = [new Fact("journal", journal.Number), new Fact("belongs to", Text(journal.BelongsTo)), new Fact("dated", Text(journal.PostingDate)), new Fact("open from", Text(open))],
    };

    public static Refusal PayoutChanged(KeptJournal journal, SettledCycle settled, SettlementCycle cycle) => new()
    {
        Reason = ReasonCatalogue.SettlementPayoutChanged,
        Message = $"Draft {journal.Number} books a payout of {Sum(settled.Payouts ?? [])}, and the marketplace says now that it pays {Sum(cycle.Payouts)}.",
        Remedy = "Do not post it. Delete the draft and ask for it to be written again, which settles the cycle anew; if it is right, say that it is booked.",
        Facts = [new Fact("journal", journal.Number), new Fact("booked", Sum(settled.Payouts ?? [])), new Fact("payout", Sum(cycle.Payouts))],
    };

    public static Refusal Refused(KeptJournal journal, SettlementRoute route) => new()
    {
        Reason = ReasonCatalogue.SettlementJournalRefused,
        Message = $"{route.Erp} did not take journal {journal.Number}: {journal.Refused}",
        Remedy = "Mend the account, customer or tax code in the ERP or in the fee table, then ask for the journal to be written again.",
        Facts = [new Fact("journal", journal.Number), new Fact("amount", journal.Total.ToString())],
        Table = Fees,
    };

    public static Refusal Removed(KeptJournal journal) => new()
    {
        Reason = ReasonCatalogue.SettlementJournalRemoved,
        Message = string.Create(CultureInfo.InvariantCulture, $"{journal.Missing} of {journal.Lines} lines of draft {journal.Number} are gone, and it was not posted."),
        Remedy = "Find out who deleted them, then ask for the journal to be written again, or say that it is booked.",
        Facts = [new Fact("journal", journal.Number), new Fact("amount", journal.Total.ToString()), new Fact("lines there", (journal.Lines - journal.Missing).ToString(CultureInfo.InvariantCulture))],
    };

    public static Refusal Differs(KeptJournal journal) => new()
    {
        Reason = ReasonCatalogue.SettlementJournalDiffers,
        Message = $"Journal {journal.Number} stands otherwise than it was written: {journal.Differs}",
        Remedy = "Put the draft right, or delete it and ask for it to be written again; if the change is meant and posted, say that it is booked.",
        Facts = [new Fact("journal", journal.Number), new Fact("amount", journal.Total.ToString())],
    };

    public static Refusal Behind(KeptJournal journal) => new()
    {
        Reason = ReasonCatalogue.SettlementJournalWaiting,
        Message = $"Journal {journal.Number} over {journal.Total} waits since {journal.BehindSince!.Value.ToString("u", CultureInfo.InvariantCulture)} for draft {journal.Behind} to be posted: posting takes all drafts that stand.",
        Remedy = "Clear what keeps the other draft from being posted; this one follows by itself.",
        Facts = [new Fact("journal", journal.Number), new Fact("behind", journal.Behind!), new Fact("amount", journal.Total.ToString())],
    };

    public static Refusal Unposted(KeptJournal journal) => new()
    {
        Reason = ReasonCatalogue.SettlementJournalDiffers,
        Message = $"Journal {journal.Number} was posted, and does not stand so any more: {journal.Differs}",
        Remedy = "Find out who took it back and why. Book the cycle by hand under another number, where it is to be booked, and say that it is booked.",
        Facts = [new Fact("journal", journal.Number), new Fact("amount", journal.Total.ToString())],
    };

    public static Refusal Waiting(KeptJournal journal) => new()
    {
        Reason = ReasonCatalogue.SettlementJournalWaiting,
        Message = $"Draft {journal.Number} over {journal.Total} waits since {journal.WrittenAt!.Value.ToString("u", CultureInfo.InvariantCulture)} for somebody to post it.",
        Remedy = "Look through the draft in the ERP and post it.",
        Facts = [new Fact("journal", journal.Number), new Fact("amount", journal.Total.ToString())],
    };

    public static Refusal Late(SettledCycle before, SettledCycle now) => new()
    {
        Reason = ReasonCatalogue.SettlementLinesLate,
        Message = now.Journal switch
        {
            null => "Lines of the cycle came or changed after it was booked; their sums stayed the same.",
            var correction when before.LinesHash == now.LinesHash => $"The lines of the cycle are what they were, and are booked otherwise now; {correction.Number} corrects it by {correction.Total}.",
            var correction => $"Lines of the cycle came or changed after it was booked; {correction.Number} corrects it by {correction.Total}.",
        },
        Remedy = now.Journal switch
        {
            null => "Nothing needs to be booked. Ask the operator why lines of a paid cycle changed.",
            _ when before.LinesHash == now.LinesHash => "Look the correction through and post it: the fee table, the payout or orders on account are others by now.",
            _ => "Look the correction through and post it; ask the operator why lines of a paid cycle changed.",
        },
        Facts = [new Fact("lines before", Text(before.Lines)), new Fact("lines now", Text(now.Lines))],
    };

    public static Refusal BookedElsewhere(SettlementCycle cycle, IReadOnlyList<OtherBooking> others, string? draft) => new()
    {
        Reason = ReasonCatalogue.SettlementBookedElsewhere,
        Message = $"Somebody else booked what {(draft is null ? "the cycle is about to book" : $"draft {draft} books")}: {string.Join(", ", others.Select(static o => DocumentOf(o)).Distinct(StringComparer.Ordinal))}.",
        Remedy = draft is null
            ? "Take back what was booked there, and the cycle goes on by itself; or say that it is something else; or book the rest by hand and say that the cycle is booked."
            : "Do not post the draft. Take back what was booked there, or say that it is something else; or delete the draft, book the rest by hand and say that the cycle is booked.",
        Facts =
        [
            new Fact("cycle", cycle.Id),
            .. others.Select(static o => new Fact(
                DocumentOf(o),
                string.Create(CultureInfo.InvariantCulture, $"names {o.Names}: {o.Amount:0.00##} on {(o.Account.Length > 0 ? o.Account : "an account that is not told")}{(o.PostingDate is { } day ? $", {day:yyyy-MM-dd}" : string.Empty)}{(o.IsPosted ? string.Empty : ", not posted")}"))),
        ],
    };

    public static Refusal ChargesOpen(SettlementCycle cycle, IReadOnlyList<string> open) => new()
    {
        Reason = ReasonCatalogue.SettlementChargesOpen,
        Message = "Sales orders that book fees of the cycle are not posted, or cannot be told: whether the fees are booked already is not known.",
        Remedy = "Post the named sales orders, or delete what will not be posted; the cycle is looked at again by itself.",
        Facts = [new Fact("cycle", cycle.Id), .. open.Select(static why => new Fact("order", why))],
    };

    private static string DocumentOf(OtherBooking other) => other.DocumentNumber.Length > 0 ? $"document {other.DocumentNumber}" : "a line without a document number";

    public static Refusal Bank(Money told, IReadOnlyList<Money> payouts) => new()
    {
        Reason = ReasonCatalogue.SettlementBankMismatch,
        Message = $"The bank shows {told}, and the marketplace says that it transferred {Sum(payouts)}.",
        Remedy = "Look for the payment reference in the statement: several payouts may have come together, or charges were taken off. The last amount that is told counts.",
        Facts =
        [
            new Fact("bank", told.ToString()), new Fact("payout", Sum(payouts)),
            .. payouts.Where(p => p.Currency == told.Currency).Take(1).Select(p => new Fact("difference", (told - p).ToString())),
        ],
    };

    public static Refusal Unusual(SettlementFinding finding) => new()
    {
        Reason = ReasonCatalogue.SettlementLineUnusual,
        Message = finding.Kind switch
        {
            SettlementFindingKind.UnexpectedSign => $"Lines of type '{finding.Type}' have the other sign than the type usually has; it was used as it is.",
            SettlementFindingKind.UnknownState => $"Lines of type '{finding.Type}' are in a payment state that is not known; they count.",
            SettlementFindingKind.Corrected => $"Lines of type '{finding.Type}' came with another content under the same id; the later one counts.",
            _ => $"Lines of type '{finding.Type}' were booked with another cycle; they are left out here.",
        },
        Remedy = "Look one of them up in the marketplace's back office before the draft is posted.",
        Facts = [new Fact("lines", Text(finding.Lines)), new Fact("amount", finding.Amount.ToString()), new Fact("examples", string.Join(", ", finding.Examples))],
    };

    public static Refusal Obstacle(JournalObstacle obstacle, SettlementRoute route) => new()
    {
        Reason = ReasonCatalogue.SettlementSetup,
        Message = $"{route.Erp}, {obstacle.Subject}: {obstacle.Why}",
        Remedy = "Put it right in the ERP, or name another in the fee table; settlements that need it are refused until then.",
        Facts = [new Fact("ERP", route.Erp.Value), new Fact("subject", obstacle.Subject)],
        Table = Fees,
    };

    public static Refusal TaxReturn(SettlementRoute route, string version) => new()
    {
        Reason = ReasonCatalogue.SettlementTaxReturn,
        Message = $"Tax on the fees of {route.Marketplace} is booked on an account without a tax code: the tax return that {route.Erp} makes may not contain it.",
        Remedy = "Ask the tax adviser how it is claimed. When it is done by hand, say so in the policy (TaxReturnIsByHand).",
        Table = Fees,
        TableVersion = version,
    };

    private static string Sum(IReadOnlyList<Money> payouts) => payouts.Count == 0 ? "nothing" : string.Join(" and ", payouts);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
