using System.Text.Json;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Simulators;
using Connectors.Tests.Shared;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>The sample as its user meets it: a command, an exit code, a report.</summary>
public sealed class SampleCommandTests
{
    [Fact]
    public async Task A_day_ends_with_a_report_and_exit_code_0()
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await Child.RunAsync("OrderToCash", "--orders", "40", "--flows", "orders", "--report", folder.In("report.json"), "--store", "memory");

        Assert.True(code == 0, error + output);
        Assert.Contains("0 lost, 0 doubled, 0 findings", output, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder.In("report.json")));
        Assert.Equal(40, report.RootElement.GetProperty("orders").GetProperty("received").GetInt32());
        Assert.Equal(["received", "accepted", "posted", "released", "dispatched", "confirmed", "held", "ignored", "cancelled", "lost"], report.RootElement.GetProperty("orders").EnumerateObject().Select(static p => p.Name));
        var ledger = report.RootElement.GetProperty("ledger");
        Assert.All(["mirakl", "business-central", "shipbob"], vendor => Assert.InRange(ledger.GetProperty("callsPerOrder").GetProperty(vendor).GetDecimal(), 1m, 20m));
        Assert.Equal((0, 0, 0), (ledger.GetProperty("lost").GetInt32(), ledger.GetProperty("duplicated").GetInt32(), ledger.GetProperty("findings").GetArrayLength()));
    }

    [Fact]
    public async Task A_week_ends_with_stock_that_is_shown_as_it_is_with_business_orders_told_every_return_credited_and_every_payout_booked()
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await Child.RunAsync("OrderToCash", "--orders", "60", "--report", folder.In("report.json"), "--store", "memory");

        Assert.True(code == 0, error + output);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder.In("report.json")));
        var ledger = report.RootElement.GetProperty("ledger");
        var (stock, returns, settlement) = (ledger.GetProperty("stock"), ledger.GetProperty("returns"), ledger.GetProperty("settlement"));
        Assert.Equal((true, 0), (stock.GetProperty("offers").GetInt32() > 30, stock.GetProperty("astray").GetInt32()));
        Assert.Equal((stock.GetProperty("offers").GetInt32(), 0), (ledger.GetProperty("prices").GetProperty("offers").GetInt32(), ledger.GetProperty("prices").GetProperty("astray").GetInt32()));
        Assert.InRange(returns.GetProperty("credited").GetInt32(), 1, returns.GetProperty("asked").GetInt32());
        Assert.Equal(returns.GetProperty("credited").GetInt32(), returns.GetProperty("paidBack").GetInt32());
        Assert.Equal(settlement.GetProperty("paidOut").GetDecimal(), settlement.GetProperty("booked").GetDecimal());
        Assert.True(settlement.GetProperty("payouts").GetInt32() > 0);
        var trade = ledger.GetProperty("trade");
        Assert.InRange(trade.GetProperty("dispatched").GetInt32(), 1, trade.GetProperty("placed").GetInt32());
        Assert.Equal(trade.GetProperty("dispatched").GetInt32(), trade.GetProperty("told").GetInt32());
        // Three of the ERP's are the quote that an order's prices are compared with.
        Assert.All(["business-central", "shipbob", "shopify"], vendor => Assert.InRange(trade.GetProperty("callsPerOrder").GetProperty(vendor).GetDecimal(), 1m, 18m));
        Assert.Equal(["accounts", "payments", "polling", "prices", "returns", "settlement", "stock", "trade"], ledger.GetProperty("otherCalls").EnumerateObject().Select(static f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(ledger.GetProperty("callsPerOrder").EnumerateObject(), static vendor => Assert.InRange(vendor.Value.GetDecimal(), 1m, 6m));
        Assert.Contains("The week after", output, StringComparison.Ordinal);

        // The price that was typed wrongly waited until somebody put it right.
        Assert.Equal(0, report.RootElement.GetProperty("warnings").EnumerateArray().Count(static w => w.GetProperty("code").GetString() == "price.jump"));
    }

    [Fact]
    public async Task Tables_that_are_there_are_left_as_they_are()
    {
        using var folder = new TemporaryFolder();
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Orders = 0 });
        var (prices, carriers) = (folder.In("prices.csv"), folder.In("carriers.csv"));
        await File.WriteAllTextAsync(prices, "somebody's own");

        await new TableFolder(Path.GetDirectoryName(prices)!).FillAsync(world.Tables, "the day's", CancellationToken.None);

        Assert.Equal("somebody's own", await File.ReadAllTextAsync(prices));
        Assert.Equal(world.Tables.Carriers, await File.ReadAllTextAsync(carriers));
    }

    [Theory]
    [InlineData("--orders takes a whole number, not 'many'", "--orders", "many")]
    [InlineData("--orders takes", "--orders", "0")]
    [InlineData("--faults takes", "--faults", "2")]
    [InlineData("--frobnicate", "--frobnicate")]
    [InlineData("--store takes sqlite:PATH or memory", "--store", "redis:here")]
    [InlineData("no-such-folder", "--data", "/no-such-folder")]
    [InlineData("no-such-report-folder", "--report", "/no-such-report-folder/report.json")]
    [InlineData("no-such-settings.json", "--settings", "/no-such-settings.json")]
    [InlineData("No simulators answer", "--simulators", "http://127.0.0.1:9/")]
    [InlineData("--simulators takes an address", "--simulators", "here")]
    [InlineData("--day takes ordinary or bad, not 'fine'", "--day", "fine")]
    [InlineData("--flows takes orders or all, not 'stock'", "--flows", "stock")]
    [InlineData("--flows all takes a week that is simulated here", "--flows", "all", "--simulators", "http://127.0.0.1:9/")]
    [InlineData("--orders has no meaning beside --data", "--orders", "5", "--data", "/no-such-folder")]
    [InlineData("--seed makes a simulated day: it has no meaning beside --settings", "--seed", "5", "--settings", "/no-such-settings.json")]
    [InlineData("--faults makes a simulated day: it has no meaning beside --simulators", "--faults", "0.1", "--simulators", "http://127.0.0.1:9/")]
    [InlineData("--settings works with real systems and --simulators with simulated ones", "--settings", "/no-such-settings.json", "--simulators", "http://127.0.0.1:9/")]
    [InlineData("--tables has no meaning beside --settings", "--settings", "/no-such-settings.json", "--tables", "/no-such-folder")]
    [InlineData("--explain tells the story of a day that ended", "--settings", "/no-such-settings.json", "--explain", "1")]
    [InlineData("--store names a file that is not there", "--explain", "1", "--store", "sqlite:/no-such-folder/flows.db")]
    [InlineData("--explain beside --store alone takes sqlite:PATH", "--explain", "1", "--store", "memory")]
    [InlineData("--day describes a day that is simulated here", "--day", "bad", "--simulators", "http://127.0.0.1:9/")]
    public async Task A_wrong_option_is_one_line_that_names_it(string expected, params string[] arguments)
    {
        var (code, _, error) = await Child.RunAsync("OrderToCash", arguments);

        Assert.NotEqual(0, code);
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_holds_another_day_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await Child.RunAsync("OrderToCash", "--orders", "3", "--flows", "orders", "--store", $"sqlite:{folder.In("flows.db")}");

        var (code, _, error) = await Child.RunAsync("OrderToCash", "--orders", "3", "--flows", "orders", "--store", $"sqlite:{folder.In("flows.db")}");

        Assert.NotEqual(0, code);
        Assert.Contains("Name a new file", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_database_is_named_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("flows.db"), new string('x', 5000));

        var (code, _, error) = await Child.RunAsync("OrderToCash", "--orders", "3", "--flows", "orders", "--store", $"sqlite:{folder.In("flows.db")}");

        Assert.NotEqual(0, code);
        Assert.Contains(folder.In("flows.db"), Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(folder.In("flows.db")));
    }

    [Theory]
    [InlineData("{ not json", "no valid settings file")]
    [InlineData("{}", "has no section 'Mirakl'")]
    [InlineData("""{ "Mirakl": { "ApiKey": "k" } }""", "CONNECTORS_Mirakl__ApiKey")]
    public async Task An_invalid_settings_file_is_told_in_lines_that_say_what_is_wrong(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("settings.json"), content);

        var (code, _, error) = await Child.RunAsync("OrderToCash", "--settings", folder.In("settings.json"), "--store", $"sqlite:{folder.In("flows.db")}");

        Assert.NotEqual(0, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.All(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith(folder.In("settings.json"), line, StringComparison.Ordinal));
        Assert.False(File.Exists(folder.In("flows.db")));
    }

    [Fact]
    public async Task A_folder_without_recorded_pages_is_no_day()
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await Child.RunAsync("OrderToCash", "--data", folder.Path, "--store", "memory");

        Assert.NotEqual(0, code);
        Assert.Empty(output);
        Assert.Equal($"--data: {folder.Path} holds no recorded page: no file or11-*.json.", error.Trim());
    }

    [Fact]
    public async Task A_malformed_recorded_page_is_named_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("or11-1.json"), """{ "orders": [ { "order_id": """);

        var (code, _, error) = await Child.RunAsync("OrderToCash", "--data", folder.Path, "--store", $"sqlite:{folder.In("flows.db")}");

        Assert.NotEqual(0, code);
        Assert.Contains("or11-1.json", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.In("flows.db")));
    }

    [Fact]
    public async Task A_wrong_row_in_a_mapping_table_is_a_line_that_names_file_and_row()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("carriers.csv"), "marketplace,warehouse,carrier,service,code\nbq,shipbob,,,\n");

        var (code, _, error) = await Child.RunAsync("OrderToCash", "--orders", "3", "--flows", "orders", "--tables", folder.Path, "--store", "memory");

        Assert.NotEqual(0, code);
        Assert.All(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("carriers.csv:2", line, StringComparison.Ordinal));
    }
}
