using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using static Connectors.Domain.Tests.Fees.FeeCases;

namespace Connectors.Domain.Tests.Fees;

public sealed class SettlementProofTests
{
    private static readonly SettlementLine[] Lines =
    [
        Line("b", "ORDER_AMOUNT", 100.50m, "A"), Line("a", "COMMISSION_FEE", -10, "A"), Line("c", "PAYMENT", -90.50m),
        Line("d", "MANUAL_CREDIT", 0.0m), Line("e", "ORDER_AMOUNT", 5) with { State = SettlementLineState.NotApplicable },
    ];

    private static readonly SettlementProof Proof = Settle(Lines, 90.50m).Proof;

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
    public void ToText_says_what_was_read_and_booked()
    {
        var text = Proof.ToText();

        Assert.StartsWith("settlement-proof-1: cycle cycle-7, 5 lines, fee table standard-1\nSHA-256 of the lines ", text, StringComparison.Ordinal);
        Assert.Contains("GBP ORDER_AMOUNT (Sale, Booked): 1 lines, credited 100.5, debited 0\n", text, StringComparison.Ordinal);
        Assert.Contains("GBP lines 90.5 + brought forward 0 = payout 90.5 + carried forward 0 + residual 0\n", text, StringComparison.Ordinal);
        Assert.Contains("GBP LedgerAccount 7010 tax S20 dimension DIY: debit 10, credit 0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToText_holds_no_order_id() =>
        Assert.DoesNotContain("ORDER-4711", Settle([Line("b", "ORDER_AMOUNT", 1, "ORDER-4711")], 1, Table with { Grouping = JournalGrouping.Order }).Proof.ToText(), StringComparison.Ordinal);

    private static string[] Whats(IReadOnlyList<ProofDifference> differences) => [.. differences.Select(static d => d.What)];
}
