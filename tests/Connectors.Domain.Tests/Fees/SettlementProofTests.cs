using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Values;
using static Connectors.Domain.Tests.Fees.FeeCases;

namespace Connectors.Domain.Tests.Fees;

public sealed class SettlementProofTests
{
    private static readonly SettlementLine[] Lines =
    [
        Line("b", "ORDER_AMOUNT", 100.50m, "A"), Line("a", "COMMISSION_FEE", -10, "A"), Line("c", "PAYMENT", -90.50m),
        Line("d", "MANUAL_CREDIT", 0.0m), Line("e", "ORDER_AMOUNT", 5) with { State = SettlementLineState.NotApplicable },
    ];

    private static SettlementProof Proof => Settle(Lines, 90.50m).Proof;

    [Fact]
    public void Verify_holds_against_ones_own_copy_of_the_lines() => Assert.Empty(Proof.Verify(Lines.Reverse().Concat(Lines)));

    // printf 'a\tCOMMISSION_FEE\tGBP\t-10\nb\tORDER_AMOUNT\tGBP\t100.5\nc\tPAYMENT\tGBP\t-90.5\nd\tMANUAL_CREDIT\tGBP\t0\ne\tORDER_AMOUNT\tGBP\t5\n' | sha256sum
    [Fact]
    public void LinesHash_is_what_a_shell_computes() => Assert.Equal("67990e12ae452150400f9b8f11ff74d4f81e84ac3a65bcc43c738fb0093c7314", Proof.LinesHash);

    [Fact]
    public void Verify_finds_a_changed_amount() =>
        Assert.Equal(["lines hash", "debited by COMMISSION_FEE in GBP"], Whats(Proof.Verify([.. Lines[2..], Lines[0], Lines[1] with { Amount = Gbp(-9) }])));

    [Fact]
    public void Verify_finds_a_missing_line() =>
        Assert.Equal(["lines", "lines hash", "lines of PAYMENT in GBP", "debited by PAYMENT in GBP"], Whats(Proof.Verify(Lines.Where(static l => l.Id != "c"))));

    [Fact]
    public void Verify_finds_a_line_too_many() =>
        Assert.Equal(
            ["lines", "lines hash", "lines of NEW in GBP", "credited by NEW in GBP"],
            Whats(Proof.Verify([.. Lines, Line("f", "NEW", 1)])));

    [Fact]
    public void Verify_finds_two_lines_that_swapped_their_amounts() =>
        Assert.Equal(
            ["lines hash"],
            Whats(Settle([Line("1", "ORDER_AMOUNT", 1), Line("2", "ORDER_AMOUNT", 2)], 3).Proof.Verify([Line("1", "ORDER_AMOUNT", 2), Line("2", "ORDER_AMOUNT", 1)])));

    [Fact]
    public void Verify_finds_lines_that_cannot_be_read() =>
        Assert.Equal(["lines that cannot be read"], Whats(Proof.Verify([.. Lines, Line("f", "NEW", 1) with { CycleId = "x" }])));

    [Fact]
    public void Verify_finds_a_forged_balance() =>
        Assert.Equal(
            ["booked lines in GBP", "sum in GBP"], Whats((Proof with { Balances = [Proof.Balances[0] with { Lines = 91 }] }).Verify(Lines)));

    [Fact]
    public void Verify_finds_a_forged_payout() =>
        Assert.Equal(
            ["sum in GBP", "payout lines in GBP"], Whats((Proof with { Balances = [Proof.Balances[0] with { Payout = 91 }] }).Verify(Lines)));

    [Fact]
    public void Verify_finds_a_balance_that_was_left_out() => Assert.Equal(["balances in GBP"], Whats((Proof with { Balances = [] }).Verify(Lines)));

    [Fact]
    public void Verify_finds_accounts_out_of_balance() =>
        Assert.Equal(
            ["debits and credits in GBP"],
            Whats((Proof with { Accounts = [.. Proof.Accounts.Skip(1), Proof.Accounts[0] with { Debit = 11 }] }).Verify(Lines)));

    [Fact]
    public void Verify_finds_a_format_it_does_not_know() => Assert.Equal(["format"], Whats((Proof with { Format = "x" }).Verify(Lines)));

    [Fact]
    public void A_proof_of_a_held_cycle_can_be_checked_too() => Assert.Empty(Settle([.. Lines, Line("z", "UNKNOWN", 1)], 3).Proof.Verify([.. Lines, Line("z", "UNKNOWN", 1)]));

    [Fact]
    public void A_proof_survives_being_written_as_JSON()
    {
        var read = JsonSerializer.Deserialize<SettlementProof>(JsonSerializer.Serialize(Proof))!;

        Assert.Equal(Proof.ToText(), read.ToText());
        Assert.Empty(read.Verify(Lines));
    }

    [Fact]
    public void ToText_is_one_record_a_line_with_fields_parted_by_tabs() =>
        Assert.Equal(
            [
                "format|settlement-proof-1", "cycle|cycle-7", "fee table|standard-1", "lines|5", $"lines hash|{Proof.LinesHash}",
                "total|GBP|COMMISSION_FEE|Commission|Booked|1|0|10", "total|GBP|MANUAL_CREDIT|Manual|Booked|1|0|0", "total|GBP|ORDER_AMOUNT|Sale|Booked|1|100.5|0",
                "total|GBP|ORDER_AMOUNT|Sale|NotApplicable|1|5|0", "total|GBP|PAYMENT|Payout|Payout|1|0|90.5", "balance|GBP|90.5|0|90.5|0|0",
                "account|GBP|LedgerAccount|7010|S20|DIY|10|0", "account|GBP|Customer|MARKET||DIY|0|100.5", "account|GBP|BankAccount|GIRO|||90.5|0", "",
            ],
            Proof.ToText().Replace('\t', '|').Split('\n'));

    /// <summary>
    /// What an auditor does who has two files, the proof and the transactions, and nothing of ours: the same as <c>sort</c>, <c>sha256sum</c> and <c>awk</c> would.
    /// </summary>
    [Fact]
    public void R87_a_third_party_verifies_a_proof_by_its_text_alone()
    {
        const string Transactions = "d\tMANUAL_CREDIT\tGBP\t0\nb\tORDER_AMOUNT\tGBP\t100.5\na\tCOMMISSION_FEE\tGBP\t-10\nc\tPAYMENT\tGBP\t-90.5\ne\tORDER_AMOUNT\tGBP\t5\n";

        Assert.Empty(Audit.Objections(Proof.ToText(), Transactions));
        Assert.Equal(["hash", "sum of COMMISSION_FEE"], Audit.Objections(Proof.ToText(), Transactions.Replace("-10", "-9", StringComparison.Ordinal)));
        Assert.Equal(["sum in GBP", "payout in GBP"], Audit.Objections(Proof.ToText().Replace("balance\tGBP\t90.5\t0\t90.5", "balance\tGBP\t90.5\t0\t91.5", StringComparison.Ordinal), Transactions));
        Assert.Equal(["debits and credits in GBP"], Audit.Objections(Proof.ToText().Replace("DIY\t10\t0", "DIY\t11\t0", StringComparison.Ordinal), Transactions));
    }

    [Fact]
    public void ToText_holds_no_order_id() =>
        Assert.DoesNotContain("ORDER-4711", Settle([Line("b", "ORDER_AMOUNT", 1, "ORDER-4711")], 1, Table with { Grouping = JournalGrouping.Order }).Proof.ToText(), StringComparison.Ordinal);

    [Fact]
    public void Verify_finds_a_residual_in_a_cycle_that_was_booked() =>
        Assert.Equal(
            ["residual in GBP", "payout lines in GBP"],
            Whats((Proof with { Balances = [Proof.Balances[0] with { Payout = 89.50m, Residual = 1 }] }).Verify(Lines)));

    [Fact]
    public void Verify_takes_what_was_brought_forward_into_the_sum()
    {
        SettlementLine[] lines = [Line("1", "ORDER_AMOUNT", 100), Line("2", "PAYMENT", -80), Line("3", "PAYMENT", 10)];
        var proof = Settle(lines, 70, Table with { CarriedForward = Carried }, new SettlementContext { BroughtForward = [Gbp(-30)] }).Proof;

        Assert.NotEmpty(proof.Accounts);
        Assert.Empty(proof.Verify(lines));
    }

    [Fact]
    public void Verify_names_differences_by_type_and_currency()
    {
        static SettlementLine Euro(string id, string type) => Line(id, type, 0) with { Amount = new Money(1, CurrencyCode.Eur) };

        Assert.Equal(
            [
                "lines", "lines hash", "lines of NEW in EUR", "credited by NEW in EUR", "lines of NEW in GBP", "credited by NEW in GBP",
                "lines of NEWER in EUR", "credited by NEWER in EUR",
            ],
            Whats(Proof.Verify([.. Lines, Euro("g", "NEWER"), Line("f", "NEW", 1), Euro("h", "NEW")])));
        Assert.Equal(
            ["balances in EUR", "balances in GBP"],
            Whats((Settle(Paid(), [Line("1", "ORDER_AMOUNT", 0), Euro("2", "ORDER_AMOUNT") with { Amount = new Money(0, CurrencyCode.Eur) }]).Proof with { Balances = [] })
                .Verify([Line("1", "ORDER_AMOUNT", 0), Euro("2", "ORDER_AMOUNT") with { Amount = new Money(0, CurrencyCode.Eur) }])));
    }

    [Fact]
    public void A_difference_says_what_is_proven_and_what_was_found() =>
        Assert.Contains(new ProofDifference("debited by COMMISSION_FEE in GBP", "10", "9"), Proof.Verify([Lines[0], Lines[1] with { Amount = Gbp(-9) }, .. Lines[2..]]));

    [Fact]
    public void Verify_counts_lines_that_cannot_be_read() =>
        Assert.Equal(
            new ProofDifference("lines that cannot be read", "0", "2"),
            Assert.Single(Proof.Verify([.. Lines, Line("f", "NEW", 1) with { CycleId = "x" }, Line("g", string.Empty, 1)])));

    [Fact]
    public void Verify_adds_payouts_of_several_types()
    {
        SettlementLine[] lines = [Line("1", "ORDER_AMOUNT", 90), Line("2", "PAYMENT", -50), Line("3", "ADVANCE", -40)];
        var table = Table with { Rows = [.. Table.Rows, Table.Rows.Single(static r => r.Treatment == FeeTreatment.Payout) with { Type = "ADVANCE" }] };

        var proof = Settle(lines, 90, table).Proof;

        Assert.NotEmpty(proof.Accounts);
        Assert.Empty(proof.Verify(lines));
    }

    [Fact]
    public void Verify_throws_without_lines() => Assert.Throws<ArgumentNullException>(static () => Proof.Verify(null!));

    private static string[] Whats(IReadOnlyList<ProofDifference> differences) => [.. differences.Select(static d => d.What)];
}
