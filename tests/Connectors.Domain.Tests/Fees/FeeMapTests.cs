using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Tests.Fees;

public sealed class FeeMapTests
{
    /// <summary>Every transaction type the vendor publishes, written down here on our own.</summary>
    private const string Published = """
        MANUAL_CREDIT MANUAL_CREDIT_VAT MANUAL_INVOICE MANUAL_INVOICE_VAT
        INVOICEABLE_ONE_OFF_DEBIT INVOICEABLE_ONE_OFF_DEBIT_TAX INVOICEABLE_ONE_OFF_CREDIT INVOICEABLE_ONE_OFF_CREDIT_TAX
        ORDER_AMOUNT ORDER_AMOUNT_TAX ORDER_SHIPPING_AMOUNT ORDER_SHIPPING_AMOUNT_TAX ORDER_FEE_AMOUNT
        COMMISSION_FEE COMMISSION_VAT REFUND_COMMISSION_FEE REFUND_COMMISSION_VAT
        REFUND_ORDER_AMOUNT REFUND_ORDER_AMOUNT_TAX REFUND_ORDER_SHIPPING_AMOUNT REFUND_ORDER_SHIPPING_AMOUNT_TAX REFUND_ORDER_FEE_AMOUNT
        SUBSCRIPTION_FEE SUBSCRIPTION_VAT SELLER_FEE_ON_ORDER SELLER_FEE_ON_ORDER_TAX SELLER_PENALTY_FEE SELLER_PENALTY_FEE_TAX
        OPERATOR_REMITTED_ORDER_AMOUNT_TAX OPERATOR_REMITTED_ORDER_SHIPPING_AMOUNT_TAX OPERATOR_REMITTED_ORDER_FEE_AMOUNT
        OPERATOR_REMITTED_REFUND_ORDER_AMOUNT_TAX OPERATOR_REMITTED_REFUND_ORDER_SHIPPING_AMOUNT_TAX OPERATOR_REMITTED_REFUND_ORDER_FEE_AMOUNT
        OPERATOR_PAID_ORDER_SHIPPING_AMOUNT OPERATOR_PAID_ORDER_SHIPPING_AMOUNT_TAX
        OPERATOR_PAID_REFUND_ORDER_SHIPPING_AMOUNT OPERATOR_PAID_REFUND_ORDER_SHIPPING_AMOUNT_TAX
        RESERVE_FUNDING RESERVE_SETTLEMENT PAYMENT
        PURCHASE_COMMISSION_FEE PURCHASE_SHIPPING_COMMISSION_FEE PURCHASE_FEE_COMMISSION_FEE PURCHASE_ORDER_AMOUNT_TAX PURCHASE_ORDER_SHIPPING_AMOUNT_TAX
        REFUND_PURCHASE_COMMISSION_FEE REFUND_PURCHASE_SHIPPING_COMMISSION_FEE REFUND_PURCHASE_FEE_COMMISSION_FEE
        REFUND_PURCHASE_ORDER_AMOUNT_TAX REFUND_PURCHASE_ORDER_SHIPPING_AMOUNT_TAX
        """;

    private static readonly string[] Types = Published.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    public static TheoryData<string> PublishedTypes => [.. Types];

    [Fact]
    public void R86_the_published_list_has_51_types() => Assert.Equal(51, Types.Length);

    [Theory]
    [MemberData(nameof(PublishedTypes))]
    public void R86_the_standard_table_books_or_rejects_every_published_type(string type)
    {
        var row = FeeCases.Map().Find(type).Value;

        Assert.Equal(type.Contains("PURCHASE", StringComparison.Ordinal), row.Treatment == FeeTreatment.Reject);
        Assert.Equal(row.Treatment == FeeTreatment.Reject, row.Target is null);
    }

    [Theory]
    [InlineData("ORDER_AMOUNT", FeeTreatment.Sale, FeeSign.Credit, "MARKET", null)]
    [InlineData("REFUND_ORDER_AMOUNT_TAX", FeeTreatment.Refund, FeeSign.Debit, "MARKET", null)]
    [InlineData("COMMISSION_FEE", FeeTreatment.Commission, FeeSign.Debit, "7010", "S20")]
    [InlineData("COMMISSION_VAT", FeeTreatment.Commission, FeeSign.Debit, "2210", null)]
    [InlineData("REFUND_COMMISSION_FEE", FeeTreatment.Commission, FeeSign.Credit, "7010", "S20")]
    [InlineData("SUBSCRIPTION_FEE", FeeTreatment.Subscription, FeeSign.Debit, "7020", "S20")]
    [InlineData("SELLER_PENALTY_FEE", FeeTreatment.SellerFee, FeeSign.Debit, "MKT-FEE", "S20")]
    [InlineData("SELLER_FEE_ON_ORDER_TAX", FeeTreatment.SellerFee, FeeSign.Debit, "2210", null)]
    [InlineData("MANUAL_CREDIT", FeeTreatment.Manual, FeeSign.Credit, "7040", "S20")]
    [InlineData("INVOICEABLE_ONE_OFF_DEBIT_TAX", FeeTreatment.Manual, FeeSign.Debit, "2210", null)]
    [InlineData("OPERATOR_REMITTED_ORDER_FEE_AMOUNT", FeeTreatment.OperatorRemitted, FeeSign.Debit, "2220", null)]
    [InlineData("OPERATOR_REMITTED_REFUND_ORDER_AMOUNT_TAX", FeeTreatment.OperatorRemitted, FeeSign.Credit, "2220", null)]
    [InlineData("OPERATOR_PAID_ORDER_SHIPPING_AMOUNT", FeeTreatment.OperatorPaid, FeeSign.Debit, "CARRIAGE", null)]
    [InlineData("OPERATOR_PAID_REFUND_ORDER_SHIPPING_AMOUNT", FeeTreatment.OperatorPaid, FeeSign.Credit, "CARRIAGE", null)]
    [InlineData("RESERVE_FUNDING", FeeTreatment.Reserve, FeeSign.Debit, "1450", null)]
    [InlineData("RESERVE_SETTLEMENT", FeeTreatment.Reserve, FeeSign.Credit, "1450", null)]
    [InlineData("PAYMENT", FeeTreatment.Payout, FeeSign.Debit, "GIRO", null)]
    public void R86_the_standard_table_books_each_type_on_its_account(string type, FeeTreatment treatment, FeeSign sign, string number, string? taxCode)
    {
        var row = FeeCases.Map().Find(type).Value;

        Assert.Equal((treatment, sign, number, taxCode, "DIY"), (row.Treatment, row.Sign, row.Target!.Value.Number, row.TaxCode, row.Dimension));
    }

    [Fact]
    public void R86_the_standard_table_has_the_published_types_and_no_others()
    {
        Assert.Equal(Types.Order(StringComparer.Ordinal), FeeCases.Table.Rows.Select(static r => r.Type).Order(StringComparer.Ordinal));
        Assert.Equal("standard-1", FeeCases.Table.Version);
        Assert.All(FeeCases.Table.Rows, static r => Assert.Equal(r.Treatment == FeeTreatment.Reject ? null : "DIY", r.Dimension));
    }

    [Fact]
    public void Find_refuses_a_type_that_no_row_knows()
    {
        var refusal = Expect.Refused(FeeCases.Map().Find("NEW_FEE"), ReasonCatalogue.SettlementTypeUnknown);

        Assert.Equal(("NEW_FEE", "none"), (Expect.Fact(refusal, "type"), Expect.Fact(refusal, "fee code")));
        Assert.Equal(("none", "LATE"), (Expect.Fact(FeeCases.Map().Find(null!, "LATE").Refusal!, "type"), Expect.Fact(FeeCases.Map().Find(null!, "LATE").Refusal!, "fee code")));
    }

    [Fact]
    public void Find_compares_types_exactly() => Expect.Refused(FeeCases.Map().Find("commission_fee"), ReasonCatalogue.SettlementTypeUnknown);

    [Fact]
    public void Find_prefers_the_row_of_a_fee_code()
    {
        var late = new FeeRow { Type = "SELLER_PENALTY_FEE", FeeCode = "LATE", Treatment = FeeTreatment.SellerFee, Target = PostingTarget.Account("7099") };
        var map = FeeCases.Map(FeeCases.Table with { Rows = [.. FeeCases.Table.Rows, late] });

        Assert.Same(late, map.Find("SELLER_PENALTY_FEE", "LATE").Value);
        Assert.Equal("MKT-FEE", map.Find("SELLER_PENALTY_FEE", "OTHER").Value.Target!.Value.Number);
    }

    [Fact]
    public void Find_does_not_allocate()
    {
        var map = FeeCases.Map();

        Assert.Equal(0, Allocations.Of(() => _ = map.Find("COMMISSION_FEE", "X").IsOk));
    }

    [Fact]
    public void Compile_names_all_mistakes_at_once()
    {
        var table = new FeeTable
        {
            Version = string.Empty,
            Grouping = (JournalGrouping)9,
            Posting = FeePosting.ChargeLines,
            CarriedForward = default(PostingTarget),
            Rows =
            [
                new FeeRow { Type = "A", Treatment = FeeTreatment.Sale },
                new FeeRow { Type = "A", Treatment = FeeTreatment.Ignore, Target = FeeCases.Bank },
                new FeeRow { Type = "COMMISSION_F\u0415E", FeeCode = string.Empty, Treatment = FeeTreatment.Unspecified, Sign = (FeeSign)7, Target = FeeCases.Bank, TaxCode = " x", Dimension = "a\u200bb" },
            ],
        };

        Assert.Equal(
            [
                "0 Version", "0 Grouping", "0 CarriedForward", "0 CarriedForward", "0 ChargeClearing", "0 Rows", "1 Target", "2 Target", "2 Type",
                "3 Type", "3 FeeCode", "3 TaxCode", "3 Dimension", "3 Treatment", "3 Sign",
            ],
            Expect.RowErrors(FeeMap.Compile(table)));
    }

    [Fact]
    public void Compile_checks_every_target_and_the_posting() =>
        Assert.Equal(
            ["0 Posting", "52 Target", "53 Target"],
            Expect.RowErrors(FeeMap.Compile(FeeCases.Table with
            {
                Posting = (FeePosting)9,
                Rows =
                [
                    .. FeeCases.Table.Rows,
                    new FeeRow { Type = "A", Treatment = FeeTreatment.Manual, Target = new PostingTarget((PostingTargetKind)9, "1") },
                    new FeeRow { Type = "B", Treatment = FeeTreatment.Manual, Target = PostingTarget.Account(" ") },
                ],
            })));

    [Fact]
    public void Compile_refuses_two_payout_accounts() =>
        Assert.Equal(
            ["52 Target"],
            Expect.RowErrors(FeeMap.Compile(FeeCases.Table with
            {
                Rows = [.. FeeCases.Table.Rows, new FeeRow { Type = "PAYMENT_2", Treatment = FeeTreatment.Payout, Target = FeeCases.Carried }],
            })));

    [Fact]
    public void Compile_takes_a_table_of_a_hundred_thousand_rows()
    {
        var rows = Enumerable.Range(0, 100_000).Select(static i => new FeeRow
        {
            Type = "T" + i.ToString(CultureInfo.InvariantCulture),
            Treatment = FeeTreatment.Manual,
            Target = FeeCases.Carried,
        });

        Assert.True(FeeCases.Map(FeeCases.Table with { Rows = [.. FeeCases.Table.Rows, .. rows] }).Find("T99999").IsOk);
    }

    [Fact]
    public void Targets_are_everything_that_anything_is_booked_on_once()
    {
        var map = FeeCases.Map(FeeCases.Table with { CarriedForward = FeeCases.Carried });

        Assert.Equal(map.Targets.Distinct(), map.Targets);
        Assert.Contains(FeeCases.Carried, map.Targets);
        Assert.Contains(FeeCases.Bank, map.Targets);
        Assert.Equal(FeeCases.Table.Rows.Count, map.Rows.Count);
    }
}
