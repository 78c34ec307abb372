using System.Text.Json;

namespace Connectors.Simulators.Tests;

/// <summary>General journals of the simulated ERP: what they take, what posting takes of them, and calls that travel together.</summary>
public sealed class ErpJournalTests
{
    [Fact]
    public async Task Posting_takes_every_line_of_the_journal_and_empties_it()
    {
        await using var world = await TestWorld.StartAsync();
        var journal = await JournalAsync(world);
        Assert.Equal(201, (await AddAsync(world, journal, "D1", "60100", 10m)).Status);
        Assert.Equal(201, (await AddAsync(world, journal, "D1", "60300", -10m)).Status);
        world.World.KeyErpJournalLine("RENT", "60400", 5m);
        world.World.KeyErpJournalLine("RENT", "60500", -5m);

        Assert.Equal(204, (await world.ErpAsync("POST", $"journals({journal})/Microsoft.NAV.post")).Status);

        Assert.Empty((await world.ErpAsync("GET", $"journals({journal})/journalLines")).Json.GetProperty("value").EnumerateArray());
        var entries = (await world.ErpAsync("GET", "generalLedgerEntries")).Json.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(["D1", "D1", "RENT", "RENT"], entries.Select(static e => e.GetProperty("documentNumber").GetString()));
        Assert.Equal([10m, 0m, 5m, 0m], entries.Select(static e => e.GetProperty("debitAmount").GetDecimal()));
        Assert.StartsWith("There is nothing to post.", Message(await world.ErpAsync("POST", $"journals({journal})/Microsoft.NAV.post")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_balance_or_lies_in_a_closed_period_is_not_posted()
    {
        await using var world = await TestWorld.StartAsync();
        var journal = await JournalAsync(world);
        await AddAsync(world, journal, "D1", "60100", 10m);
        Assert.Contains("out of balance by 10", Message(await world.ErpAsync("POST", $"journals({journal})/Microsoft.NAV.post")), StringComparison.Ordinal);

        await AddAsync(world, journal, "D1", "60300", -10m);
        world.World.SetErpPostingDates(new DateOnly(2030, 1, 1), null);
        Assert.Contains("allowed posting dates", Message(await world.ErpAsync("POST", $"journals({journal})/Microsoft.NAV.post")), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => world.World.PostErpJournal());
        Assert.DoesNotContain(world.World.ReadErpJournals(), static amount => amount.IsPosted);
    }

    [Theory]
    [InlineData("60900", "Blocked must be equal to 'No'")]
    [InlineData("60000", "Account Type must be equal to 'Posting'")]
    [InlineData("13100", "Direct Posting must be equal to 'Yes'")]
    [InlineData("99999", "The \"accountNumber\" does not match to an Account.")]
    public async Task A_line_on_an_account_that_takes_none_is_refused(string account, string why)
    {
        await using var world = await TestWorld.StartAsync();
        var answer = await AddAsync(world, await JournalAsync(world), "D1", account, 10m);
        Assert.Equal(400, answer.Status);
        Assert.Contains(why, Message(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_calls_that_are_one_transaction_none_is_kept_when_one_is_refused()
    {
        await using var world = await TestWorld.StartAsync();
        var journal = await JournalAsync(world);
        var company = world.World.CompanyId;
        string Request(int id, string account) =>
            $$$"""{"id":"{{{id}}}","method":"POST","url":"companies({{{company}}})/journals({{{journal}}})/journalLines","headers":{"Content-Type":"application/json"},"body":{"accountNumber":"{{{account}}}","documentNumber":"D1","amount":1}}""";

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{world.World.BusinessCentralAddress}$batch");
        request.Headers.Add("Isolation", "snapshot");
        request.Content = new StringContent($$"""{"requests":[{{Request(1, "60100")}},{{Request(2, "60900")}}]}""", System.Text.Encoding.UTF8, "application/json");
        request.Headers.Authorization = new("Bearer", await TokenAsync(world));
        var answer = await world.SendAsync(request);

        Assert.Equal(200, answer.Status);
        Assert.Equal([201, 400], answer.Json.GetProperty("responses").EnumerateArray().Select(static r => r.GetProperty("status").GetInt32()));
        Assert.Empty(world.World.ReadErpJournals());
    }

    private static async Task<string> TokenAsync(TestWorld world) => (await world.TokenAsync()).Json.GetProperty("access_token").GetString()!;

    private static async Task<string> JournalAsync(TestWorld world) =>
        (await world.ErpAsync("GET", "journals?$filter=code eq 'SETTLE'")).Json.GetProperty("value")[0].GetProperty("id").GetString()!;

    private static Task<Answer> AddAsync(TestWorld world, string journal, string number, string account, decimal amount) => world.ErpAsync(
        "POST", $"journals({journal})/journalLines", JsonSerializer.Serialize(new Dictionary<string, object> { ["accountNumber"] = account, ["documentNumber"] = number, ["amount"] = amount }));

    private static string Message(Answer answer) => answer.Json.GetProperty("error").GetProperty("message").GetString()!;
}
