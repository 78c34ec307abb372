using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Domain.Fees;

/// <summary>
/// A billing cycle whose lines are made as they are read, three an order, against adding them up by type: no repeats found, nothing hashed, no journal, no proof.
/// </summary>
[MemoryDiagnoser]
public class SettlementBenchmarks
{
    private const int LinesOfAnOrder = 3;
    private const decimal Sale = 100.00m;
    private const decimal Commission = -12.00m;
    private const decimal CommissionTax = -2.40m;

    private static readonly DateTimeOffset Closed = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly FeeMap _fees = FeeMap.Compile(StandardFeeTable.Create(new FeeAccounts
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

    public static IEnumerable<int> AllLines => Sizes.UpToAMillion;

    [ParamsSource(nameof(AllLines))]
    public int Lines { get; set; }

    [Benchmark(Baseline = true)]
    public decimal NaiveGrouping()
    {
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in Read())
            sums[line.Type] = sums.GetValueOrDefault(line.Type) + line.Amount.Amount;
        return sums.Values.Sum();
    }

    [Benchmark]
    public decimal Classify()
    {
        var sums = new Dictionary<PostingTarget, decimal>();
        foreach (var line in Read())
        {
            var target = _fees.Find(line.Type, line.FeeCode).Value.Target!.Value;
            sums[target] = sums.GetValueOrDefault(target) + line.Amount.Amount;
        }

        return sums.Values.Sum();
    }

    [Benchmark]
    public string FullProof()
    {
        var payout = 0m;
        for (var i = 0; i < Lines; i++)
            payout += Amount(i);
        var builder = new SettlementBuilder(new SettlementCycle
        {
            Connection = new ConnectionName("diy"), Id = "cycle-7", CreatedAt = Closed, Payouts = [new Money(payout, CurrencyCode.Gbp)], PayoutState = SettlementPayoutState.Paid,
        });
        foreach (var line in Read())
            builder.Add(line);
        var settlement = builder.Build(_fees);
        return settlement.Journal is null ? throw new InvalidOperationException("The cycle does not add up.") : settlement.Proof.LinesHash;
    }

    private static decimal Amount(int i) => (i % LinesOfAnOrder) switch
    {
        0 => Sale,
        1 => Commission,
        _ => CommissionTax,
    };

    private IEnumerable<SettlementLine> Read()
    {
        for (var i = 0; i < Lines; i++)
        {
            yield return new SettlementLine
            {
                Id = $"{i:D10}",
                Type = (i % LinesOfAnOrder) switch
                {
                    0 => "ORDER_AMOUNT",
                    1 => "COMMISSION_FEE",
                    _ => "COMMISSION_VAT",
                },
                Amount = new Money(Amount(i), CurrencyCode.Gbp),
                State = SettlementLineState.Paid,
                UpdatedAt = Closed,
                OrderId = $"{i / LinesOfAnOrder:D8}-A",
            };
        }
    }
}
