using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.Tests.Support;

namespace Connectors.Dynamics365.Tests;

/// <summary>What is sent for a settlement journal, and what is made of answers that the simulated ERP never gives.</summary>
public sealed class BusinessCentralFinanceTests
{
    private const string Batch = """{"value":[{"id":"11111111-0000-0000-0000-000000000001","code":"SETTLE","templateDisplayName":"GENERAL"}]}""";
    private const string Nothing = """{"value":[]}""";

    private static readonly ConnectionName Bc = new("bc");
    private static readonly CurrencyCode Gbp = new("GBP");

    [Fact]
    public async Task Lines_go_together_each_with_the_number_its_place_and_what_people_look_for()
    {
        using var wire = new BusinessCentralWire();
        wire.Answer(Batch).Answer(Nothing).Answer(Nothing).Answer(Written(12.5m, -12.5m));

        var written = await Finance(wire).WriteJournalAsync("BQ-7", Journal(), SendPermit.WithoutLimit());

        Assert.Equal((false, 2, 0, 12.5m), (written.IsPosted, written.Lines, written.Missing, written.Debit));
        Assert.Equal(4, wire.Requests.Count);
        Assert.Contains("documentNumber eq 'BQ-7'", wire.Requests[1].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("snapshot", wire.Requests[3].Headers["Isolation"]);
        using var sent = JsonDocument.Parse(wire.Requests[3].Body);
        var lines = sent.RootElement.GetProperty("requests").EnumerateArray().Select(static r => r.GetProperty("body").GetRawText()).ToList();
        Assert.Equal(
            """{"accountType":"G/L Account","accountNumber":"7010","postingDate":"2026-04-02","documentNumber":"BQ-7","externalDocumentNumber":"BQ-7/00001","amount":12.5,"taxCode":"S20","description":"A-1","comment":"7 BACS1","dimensionSetLines":[{"code":"CHANNEL","valueCode":"DIY"}]}""",
            Plain(lines[0]));
        Assert.Equal(
            """{"accountType":"Bank Account","accountNumber":"GIRO","postingDate":"2026-04-02","documentNumber":"BQ-7","externalDocumentNumber":"BQ-7/00002","amount":-12.5,"description":"Settlement 7","comment":"7 BACS1"}""",
            Plain(lines[1]));
    }

    [Fact]
    public async Task A_tax_code_by_which_the_ERP_books_another_amount_is_a_refusal_and_nothing_stays()
    {
        using var wire = new BusinessCentralWire();
        wire.Answer(Batch).Answer(Nothing).Answer(Nothing).Answer(Written(15m, -12.5m))
            .Answer("""{"responses":[{"id":"1","status":204,"headers":{}},{"id":"2","status":204,"headers":{}}]}""");

        var refused = await Assert.ThrowsAnyAsync<PortException>(() => Finance(wire).WriteJournalAsync("BQ-7", Journal(), SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.Rejected, refused.Kind);
        Assert.Contains("another amount", refused.Message, StringComparison.Ordinal);
        using var sent = JsonDocument.Parse(wire.Requests[^1].Body);
        Assert.Equal(["DELETE", "DELETE"], sent.RootElement.GetProperty("requests").EnumerateArray().Select(static r => r.GetProperty("method").GetString()));
    }

    [Fact]
    public async Task What_a_person_posted_out_of_a_draft_is_not_written_again()
    {
        var (rest, posted) = ($$"""{"value":[{{Line(1, "G/L Account", "7010", 12.5m, "S20")}}]}""", $$"""{"value":[{{Entry(2, "GIRO", "0", "12.5")}}]}""");
        using var wire = new BusinessCentralWire();
        wire.Answer(Batch).Answer(rest).Answer(posted).Answer(Batch).Answer(rest).Answer(posted);

        Assert.IsType<LookupResult<ErpJournal>.CannotTell>(await Finance(wire).FindJournalAsync("BQ-7", Journal()));
        Assert.Equal(FailureKind.Conflict, (await Assert.ThrowsAnyAsync<PortException>(() => Finance(wire).WriteJournalAsync("BQ-7", Journal(), SendPermit.WithoutLimit()))).Kind);

        Assert.All(wire.Requests, static r => Assert.Equal("GET", r.Method));
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_is_not_one_that_is_missing()
    {
        const string Unreadable = """{"value":[{"id":"11111111-0000-0000-0000-000000000001","code":{"odd":true}}]}""";
        using var wire = new BusinessCentralWire();
        wire.Answer(Unreadable).Answer(Unreadable).Answer(Unreadable);

        var failed = await Assert.ThrowsAnyAsync<PortException>(() => Finance(wire).WriteJournalAsync("BQ-7", Journal(), SendPermit.WithoutLimit()));
        var asked = await Assert.ThrowsAnyAsync<PortException>(() => Finance(wire).FindObstaclesAsync([]));

        Assert.Equal((FailureKind.Unreadable, FailureKind.Unreadable), (failed.Kind, asked.Kind));
    }

    [Fact]
    public async Task Nothing_is_posted_while_a_line_of_the_journal_cannot_be_read()
    {
        // The service posts the whole journal: what cannot be read may be somebody else's line.
        const string Unreadable = """{"id":"22222222-0000-0000-0000-000000000003","documentNumber":"RENT","amount":"n/a"}""";
        using var wire = new BusinessCentralWire();
        wire.Answer(Batch).Answer($$"""{"value":[{{Line(1, "G/L Account", "7010", 12.5m, "S20")}},{{Line(2, "Bank Account", "GIRO", -12.5m, "")}},{{Unreadable}}]}""");

        var refused = await Assert.ThrowsAnyAsync<PortException>(() => Finance(wire).PostJournalAsync("BQ-7", Journal(), SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.Unreadable, refused.Kind);
        Assert.Contains("nothing was posted", refused.Message, StringComparison.Ordinal);
        Assert.All(wire.Requests, static r => Assert.Equal("GET", r.Method));
    }

    [Fact]
    public async Task A_journal_of_nothing_is_not_what_somebody_posted_under_its_number()
    {
        using var wire = new BusinessCentralWire();
        wire.Answer(Batch).Answer(Nothing).Answer($$"""{"value":[{{Entry(1, "7010", "12.5", "0")}},{{Entry(2, "1170", "0", "12.5")}}]}""");
        var journal = Journal(taxCode: null);
        var nothing = journal with { Lines = [.. journal.Lines.Select(static line => line with { Debit = Money.Zero(Gbp), Credit = Money.Zero(Gbp) })] };

        var found = await Finance(wire).FindJournalAsync("BQ-7", nothing);

        Assert.Contains("holds 0", Assert.IsType<LookupResult<ErpJournal>.CannotTell>(found).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_taken_back_leaves_the_outcome_open()
    {
        using var wire = new BusinessCentralWire();
        wire.Answer(Batch).Answer(Nothing).Answer(Nothing).Answer(Written(15m, -12.5m)).AnswerError(System.Net.HttpStatusCode.InternalServerError, "Internal_ServerError", "An error occurred.");

        var open = await Assert.ThrowsAnyAsync<PortException>(() => Finance(wire).WriteJournalAsync("BQ-7", Journal(), SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.OutcomeUnknown, open.Kind);
    }

    [Theory]
    [InlineData("7010", 12.5, null)]
    [InlineData("7011", 12.5, "on account 7010")]
    [InlineData("7010", 13, "13 debit")]
    public async Task What_is_posted_is_compared_by_account_and_sum(string account, double amount, string? why)
    {
        using var wire = new BusinessCentralWire();
        var posted = amount.ToString(CultureInfo.InvariantCulture);
        wire.Answer(Batch).Answer(Nothing).Answer(
            $$"""{"value":[{{Entry(1, account, posted, "0")}},{{Entry(2, "1170", "0", posted)}}]}""");

        var found = await Finance(wire).FindJournalAsync("BQ-7", Journal(taxCode: null));

        if (why is null)
            Assert.True(Assert.IsType<LookupResult<ErpJournal>.Found>(found).Value.IsPosted);
        else
            Assert.Contains(why, Assert.IsType<LookupResult<ErpJournal>.CannotTell>(found).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_journal_that_adds_up_to_nothing_on_its_account_is_taken_back_only_when_its_entries_are(bool isTakenBack)
    {
        using var wire = new BusinessCentralWire();
        var plain = Journal(taxCode: null);
        var journal = plain with { Lines = [plain.Lines[0], plain.Lines[1] with { Target = PostingTarget.Account("7010") }] };
        string[] taken = isTakenBack ? [Entry(3, "7010", "-12.5", "0"), Entry(4, "7010", "0", "-12.5")] : [];
        wire.Answer(Batch).Answer(Nothing).Answer($$"""{"value":[{{string.Join(',', [Entry(1, "7010", "12.5", "0"), Entry(2, "7010", "0", "12.5"), .. taken])}}]}""");

        var found = await Finance(wire).FindJournalAsync("BQ-7", journal);

        if (isTakenBack)
            Assert.Contains("taken back", Assert.IsType<LookupResult<ErpJournal>.CannotTell>(found).Reason, StringComparison.Ordinal);
        else
            Assert.True(Assert.IsType<LookupResult<ErpJournal>.Found>(found).Value.IsPosted);
    }

    [Fact]
    public async Task A_range_that_is_not_set_is_no_limit()
    {
        using var wire = new BusinessCentralWire();
        wire.Answer("""{"value":[{"id":"11111111-0000-0000-0000-000000000001","allowPostingFrom":"0001-01-01","allowPostingTo":"2026-12-31"}]}""");
        Assert.Equal(new OpenPeriod(null, new DateOnly(2026, 12, 31)), await Finance(wire).GetOpenPeriodAsync());
    }

    [Fact]
    public async Task A_target_that_no_journal_takes_is_refused_before_anything_is_sent()
    {
        using var wire = new BusinessCentralWire();
        var journal = Journal();
        var wrong = journal with { Lines = [journal.Lines[0] with { Target = PostingTarget.Item("FEE") }, journal.Lines[1]] };
        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAnyAsync<PortException>(() => Finance(wire).WriteJournalAsync("BQ-7", wrong, SendPermit.WithoutLimit()))).Kind);
        Assert.Empty(wire.Requests);
    }

    private static BusinessCentralFinance Finance(BusinessCentralWire wire) => new(Bc, wire.Client, new BusinessCentralFinanceOptions { Journal = "SETTLE", Currency = "GBP", Dimension = "CHANNEL" });

    private static SettlementJournal Journal(string? taxCode = "S20") => new()
    {
        CycleId = "7",
        PostingDate = new DateOnly(2026, 4, 2),
        BelongsTo = new DateOnly(2026, 3, 31),
        PayoutReference = "BACS1",
        Lines =
        [
            new SettlementJournalLine { Target = PostingTarget.Account("7010"), TaxCode = taxCode, Dimension = "DIY", OrderId = "A-1", Debit = new Money(12.5m, Gbp), Credit = Money.Zero(Gbp) },
            new SettlementJournalLine { Target = PostingTarget.Bank("GIRO"), Debit = Money.Zero(Gbp), Credit = new Money(12.5m, Gbp) },
        ],
    };

    private static string Written(decimal first, decimal second) =>
        $$"""{"responses":[{"id":"1","status":201,"headers":{},"body":{{Line(1, "G/L Account", "7010", first, "S20")}}},{"id":"2","status":201,"headers":{},"body":{{Line(2, "Bank Account", "GIRO", second, "")}}}]}""";

    private static string Line(int place, string type, string account, decimal amount, string taxCode) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"@odata.etag":"W/\"{{place}}\"","id":"22222222-0000-0000-0000-00000000000{{place}}","accountType":"{{type}}","accountNumber":"{{account}}","postingDate":"2026-04-02","documentNumber":"BQ-7","externalDocumentNumber":"BQ-7/0000{{place}}","amount":{{amount}},"taxCode":"{{taxCode}}"}""");

    private static string Entry(int number, string account, string debit, string credit) =>
        $$"""{"id":"33333333-0000-0000-0000-00000000000{{number}}","entryNumber":{{number}},"documentNumber":"BQ-7","accountNumber":"{{account}}","debitAmount":{{debit}},"creditAmount":{{credit}},"postingDate":"2026-04-02"}""";

    /// <summary>Both spellings of the service's enumerations are the same.</summary>
    private static string Plain(string json) => json.Replace("_x002F_", "/", StringComparison.Ordinal).Replace("_x0020_", " ", StringComparison.Ordinal);
}
