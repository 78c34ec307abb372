using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>What is posted of a billing cycle brings its payout to the bank, once and to the penny. A cycle of which nothing is posted waits for people, who do not take for ever.</summary>
internal static class SettlementCheck
{
    private static readonly TimeSpan PostedWithin = TimeSpan.FromDays(5);

    /// <summary>What journals of billing cycles brought to the bank.</summary>
    public static decimal Booked(StoryBook stories) => stories.Journals.Where(j => stories.Cycles.Exists(c => j.Lines.Any(l => IsOf(l, c))))
        .Sum(static j => j.Lines.Where(static l => l.AccountType == ErpJournals.Bank).Sum(static l => l.Amount));

    public static void Run(Audit audit)
    {
        foreach (var cycle in audit.Stories.Cycles)
        {
            var journals = JournalsOf(audit.Stories, cycle);
            if (journals.Count == 0)
            {
                if (audit.Terms.Claims.BooksPayouts && audit.Terms.BooksJournals && cycle.Payout != 0m && audit.Terms.Now - cycle.At > PostedWithin && !audit.Terms.HoldsNow(cycle.CycleId))
                    audit.Lost("settlement-missed", cycle.At, Audit.Text($"{cycle.Payout} of cycle {cycle.CycleId} at the bank"), "nothing of it is posted, and nobody holds it");
                continue;
            }

            var paid = journals.ConvertAll(j => (Journal: j, Amount: j.Lines.Where(static l => l.AccountType == ErpJournals.Bank).Sum(static l => l.Amount))).FindAll(static j => j.Amount != 0m);
            if (paid.Count > 1)
                audit.Doubled("settlement-doubled", paid[^1].Journal.At, Audit.Text($"one journal with the payout of cycle {cycle.CycleId}"), Audit.Text($"{paid.Count}"));
            else if (paid.Sum(static j => j.Amount) is var amount && amount != cycle.Payout)
                audit.Wrong(null, "settlement-payout", journals[^1].At, Audit.Text($"{cycle.Payout} of cycle {cycle.CycleId} at the bank"), Audit.Text($"{amount}"));
            foreach (var odd in journals.Where(static j => j.Lines.Sum(static l => l.Amount) != 0m))
                audit.Wrong(null, "settlement-balance", odd.At, "debits that equal credits", Audit.Text($"{odd.Lines.Sum(static l => l.Amount)} too much on one side"));
        }
    }

    /// <summary>What is posted of a cycle.</summary>
    public static List<JournalPosted> JournalsOf(StoryBook stories, CycleClosed cycle) => stories.Journals.FindAll(j => j.Lines.Any(l => IsOf(l, cycle)));

    private static bool IsOf(PostedJournalLine line, CycleClosed cycle) =>
        line.Subject.StartsWith(cycle.CycleId, StringComparison.Ordinal) && (line.Subject.Length == cycle.CycleId.Length || line.Subject[cycle.CycleId.Length] == ' ');
}
