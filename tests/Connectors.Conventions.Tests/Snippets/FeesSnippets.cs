using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Reasons;
using Connectors.Domain.Receivables;
using Connectors.Domain.Values;

namespace Connectors.Conventions.Tests.Snippets;

internal static class FeesSnippets
{
    public static async Task<SettlementProof> SettleAsync(
        FeeAccounts accounts, SettlementCycle cycle, IAsyncEnumerable<SettlementLine> lines, Func<SettlementJournal, Task> bookAsync, Action<Refusal> report)
    {
        // snippet: fees settlement
        var table = StandardFeeTable.Create(accounts) with { Grouping = JournalGrouping.Order };
        var compiled = FeeMap.Compile(table);
        if (!compiled.IsOk)
            throw new InvalidOperationException("The fee table has row errors.");
        var fees = compiled.Value;

        var builder = new SettlementBuilder(cycle);
        await foreach (var line in lines)
            builder.Add(line);                          // any order, repeats are harmless

        var settlement = builder.Build(fees, new SettlementContext { ClosedThrough = new DateOnly(2026, 2, 28) });
        if (settlement.Journal is { } journal)
            await bookAsync(journal);                   // debits = credits, the bank gets the payout
        foreach (var refusal in settlement.Refusals)
            report(refusal);                            // nothing of the cycle is booked

        return settlement.Proof;
        // end
    }

    public static void Receivables(
        IReadOnlyList<OnAccountOrder> orders, IReadOnlyList<ErpReceivable> ofOrders, IReadOnlyList<ErpReceivable> open, IReadOnlyList<ErpReceivableAccount> accounts, DateOnly today,
        Action<CustomerNumber?, string?, string?, DateOnly?, Money?, Money?> show)
    {
        // snippet: receivables
        var report = ReceivablesReport.Build(orders, ofOrders, open, accounts, today);
        foreach (var line in report.Lines)
            show(line.Account, line.OrderId, line.Document, line.DueDate, line.Remaining, line.Overdue);
        foreach (var difference in report.Differences)
            show(difference.Account, difference.OrderId, difference.Document, null, difference.Amount, null);
        // end
    }

    public static IReadOnlyList<ProofDifference> Check(SettlementProof proof, IReadOnlyList<SettlementLine> ownLines)
    {
        // snippet: fees proof
        var differences = proof.Verify(ownLines);       // empty: the proof holds
        // end
        return differences;
    }
}
