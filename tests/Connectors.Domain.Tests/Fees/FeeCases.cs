using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Fees;

/// <summary>A small ledger, a cycle and its lines.</summary>
internal static class FeeCases
{
    internal const string Cycle = "cycle-7";

    internal static readonly PostingTarget Receivable = PostingTarget.Customer("MARKET");
    internal static readonly PostingTarget Commission = PostingTarget.Account("7010");
    internal static readonly PostingTarget FeeTax = PostingTarget.Account("2210");
    internal static readonly PostingTarget Bank = PostingTarget.Bank("GIRO");
    internal static readonly PostingTarget Carried = PostingTarget.Account("2900");

    internal static readonly FeeAccounts Accounts = new()
    {
        Receivable = Receivable,
        Commission = Commission,
        FeeTax = FeeTax,
        Subscription = PostingTarget.Account("7020"),
        SellerFees = PostingTarget.Item("MKT-FEE"),
        Manual = PostingTarget.Account("7040"),
        RemittedTax = PostingTarget.Account("2220"),
        OperatorDelivery = PostingTarget.Resource("CARRIAGE"),
        Reserve = PostingTarget.Account("1450"),
        Payout = Bank,
        FeeTaxCode = "S20",
        Dimension = "DIY",
    };

    internal static FeeTable Table => StandardFeeTable.Create(Accounts);

    internal static FeeMap Map(FeeTable? table = null) => Expect.Compiled(FeeMap.Compile(table ?? Table));

    internal static SettlementCycle Paid(params Money[] payouts) => new()
    {
        Connection = new ConnectionName("diy"),
        Id = Cycle,
        CreatedAt = new DateTimeOffset(2026, 3, 31, 8, 0, 0, TimeSpan.Zero),
        Payouts = payouts,
        PayoutState = SettlementPayoutState.Paid,
        PayoutReference = "RUN 77",
        PaidAt = new DateTimeOffset(2026, 4, 2, 8, 0, 0, TimeSpan.Zero),
    };

    internal static Money Gbp(decimal amount) => new(amount, CurrencyCode.Gbp);

    internal static SettlementLine Line(string id, string type, decimal amount, string? order = null) => new()
    {
        Id = id,
        Type = type,
        Amount = Gbp(amount),
        State = SettlementLineState.Paid,
        CycleId = Cycle,
        OrderId = order,
        UpdatedAt = new DateTimeOffset(2026, 3, 30, 0, 0, 0, TimeSpan.Zero),
    };

    internal static Settlement Settle(IEnumerable<SettlementLine> lines, decimal payout, FeeTable? table = null, SettlementContext? context = null) =>
        Settle(Paid(Gbp(payout)), lines, table, context);

    internal static Settlement Settle(SettlementCycle cycle, IEnumerable<SettlementLine> lines, FeeTable? table = null, SettlementContext? context = null)
    {
        var builder = new SettlementBuilder(cycle);
        foreach (var line in lines)
            builder.Add(line);
        return builder.Build(Map(table), context);
    }

    /// <summary>The journal as <c>target side amount</c>.</summary>
    internal static string[] Written(Settlement settlement)
    {
        Assert.Empty(settlement.Refusals);
        return [.. settlement.Journal!.Lines.Select(Written)];
    }

    private static string Written(SettlementJournalLine line) =>
        $"{(line.OrderId is null ? string.Empty : line.OrderId + " ")}{line.Target.Number} {(line.Debit.Amount > 0 ? $"debit {line.Debit}" : $"credit {line.Credit}")}";
}
