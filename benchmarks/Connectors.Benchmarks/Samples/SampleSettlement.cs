using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Samples;

/// <summary>A billing cycle of orders with a sale, its commission and the commission's tax, which adds up to its payout.</summary>
/// <param name="lines">How many lines.</param>
internal sealed class SampleSettlement(int lines)
{
    private const int LinesOfAnOrder = 3;
    private const decimal Sale = 100.00m;
    private const decimal Commission = -12.00m;
    private const decimal CommissionTax = -2.40m;

    public static readonly DateTimeOffset Closed = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    public static FeeMap Fees { get; } = FeeMap.Compile(StandardFeeTable.Create(new FeeAccounts
    {
        Receivable = PostingTarget.Customer("MARKET"),
        Commission = PostingTarget.Account("7010"),
        FeeTax = PostingTarget.Account("2210"),
        Subscription = PostingTarget.Account("7020"),
        SellerFees = PostingTarget.Account("7030"),
        Manual = PostingTarget.Account("7040"),
        RemittedTax = PostingTarget.Account("2220"),
        OperatorDelivery = PostingTarget.Account("7050"),
        Reserve = PostingTarget.Account("1450"),
        Payout = PostingTarget.Bank("GIRO"),
    })).Value;

    public SettlementCycle Cycle { get; } = new()
    {
        Connection = SampleTables.Marketplace, Id = "cycle-7", CreatedAt = Closed, Payouts = [new Money(Enumerable.Range(0, lines).Sum(Amount), CurrencyCode.Gbp)], PayoutState = SettlementPayoutState.Paid,
    };

    public IEnumerable<SettlementLine> Read() => Enumerable.Range(0, lines).Select(Line);

    public SettlementLine Line(int number) => new()
    {
        Id = $"{number:D10}",
        Type = (number % LinesOfAnOrder) switch
        {
            0 => "ORDER_AMOUNT",
            1 => "COMMISSION_FEE",
            _ => "COMMISSION_VAT",
        },
        Amount = new Money(Amount(number), CurrencyCode.Gbp),
        State = SettlementLineState.Paid,
        UpdatedAt = Closed,
        OrderId = $"{number / LinesOfAnOrder:D8}-A",
    };

    private static decimal Amount(int number) => (number % LinesOfAnOrder) switch
    {
        0 => Sale,
        1 => Commission,
        _ => CommissionTax,
    };
}
