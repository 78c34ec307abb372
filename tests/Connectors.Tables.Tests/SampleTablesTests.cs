using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Values;
using Connectors.Tests.Shared;

namespace Connectors.Tables.Tests;

/// <summary>The sample tables for a seller on B&amp;Q UK.</summary>
public class SampleTablesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples/tables/bq-uk");

    [Fact]
    public void Every_sheet_has_a_sample_with_rows()
    {
        using var tables = Load();

        Assert.Equal(
            TableSchemas.All.SelectMany(static f => f.Sheets).Select(static s => s.Name + ".csv").Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(Folder, "*.csv"), static f => Assert.True(File.ReadLines(f).Count() > 1, f));
        Assert.Empty(tables.Refused);
    }

    [Fact]
    public void An_offer_of_a_case_is_booked_as_its_base_units()
    {
        using var tables = Load();
        var offer = tables.Current.Offers.Find(new ConnectionName("bq-uk"), new OfferId("2100002"), new Sku("PAINT-WHT-5L-CS")).Value;

        Assert.Equal(new Ratio(4), tables.Current.Units.BaseUnitsPer(offer.Sku, offer.Unit).Value);
    }

    [Fact]
    public void The_sample_rules_decide_every_case_like_the_standard_ones()
    {
        using var tables = Load();
        var standard = PaymentRules.Compile(StandardPaymentTable.Create()).Value;
        var words = StandardPaymentTable.Create();
        var facts =
            from origin in new[] { Origin.Marketplace, Origin.B2B }
            from state in words.OrderStates.Select(static w => w.Word).Append("unheard-of")
            from method in words.Methods.Select(static w => w.Word).Append("unheard-of")
            from payment in words.PaymentStates.Select(static w => w.Word).Append("unheard-of")
            from account in Enum.GetValues<AccountState>()
            select new PaymentFacts(origin, method, payment, state, account);

        Assert.Empty(facts.Where(f => Answer(standard, f) != Answer(tables.Current.Payments, f)).Take(5));
        Assert.Equal(new PaymentApproval("finance and operations", new DateOnly(2026, 3, 2)), tables.Current.Payments.Approval);
    }

    [Fact]
    public void Every_transaction_type_of_the_standard_fee_table_is_booked()
    {
        using var tables = Load();
        var accounts = new Domain.Fees.FeeAccounts
        {
            Receivable = PostingTarget.Customer("1"), Commission = PostingTarget.Account("2"), FeeTax = PostingTarget.Account("3"), Subscription = PostingTarget.Account("4"),
            SellerFees = PostingTarget.Account("5"), Manual = PostingTarget.Account("6"), RemittedTax = PostingTarget.Account("7"), OperatorDelivery = PostingTarget.Account("8"),
            Reserve = PostingTarget.Account("9"), Payout = PostingTarget.Bank("10"),
        };
        var standard = Domain.Fees.StandardFeeTable.Create(accounts).Rows.Select(static r => (r.Type, r.Treatment, r.Sign)).Order();

        Assert.Equal(standard, tables.Current.Table(TableSchemas.Fees)!.Rows.Select(static r => (r.Type, r.Treatment, r.Sign)).Order());
    }

    private static (PaymentAction Action, string RuleId) Answer(PaymentRules rules, PaymentFacts facts)
    {
        var decision = rules.Decide(facts);
        return (decision.Action, decision.RuleId);
    }

    private static MappingTables Load() => MappingTables.Load(new ConnectorTablesOptions { Folder = Folder, CheckEvery = TimeSpan.Zero });
}
