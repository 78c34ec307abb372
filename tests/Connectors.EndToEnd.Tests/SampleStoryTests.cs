using System.Text.Json;
using System.Text.RegularExpressions;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Tests.Shared;
using OrderToCash;
using Spectre.Console;

namespace Connectors.EndToEnd.Tests;

/// <summary>What a person sees of the sample: in a terminal, in a file, and of one order.</summary>
public sealed partial class SampleStoryTests
{
    [Fact]
    public async Task The_story_of_an_order_follows_the_day_and_is_told_again_out_of_the_store()
    {
        using var folder = new TemporaryFolder();
        var store = $"sqlite:{folder.In("flows.db")}";

        var (code, output, error) = await Child.RunAsync("OrderToCash", "--orders", "2", "--flows", "orders", "--store", store, "--explain", "7300000-A");
        var (again, story, said) = await Child.RunAsync("OrderToCash", "--store", store, "--explain", "order/bq:7300000-A");
        var (missed, nothing, why) = await Child.RunAsync("OrderToCash", "--store", store, "--explain", "4711");

        Assert.True((code, again) == (0, 0), error + said);
        Assert.StartsWith("order/bq:7300000-A is Completed", story.Trim(), StringComparison.Ordinal);
        Assert.Contains("order.accepted: accepted every line", story, StringComparison.Ordinal);
        Assert.EndsWith(story, output, StringComparison.Ordinal);
        Assert.Equal((2, string.Empty, "--explain: there is no order 4711 in this store. It holds 2, one of them 7300000-A."), (missed, nothing, why.Trim()));
    }

    [Fact]
    public async Task A_file_gets_plain_lines_that_are_whole_and_none_twice()
    {
        using var folder = new TemporaryFolder();
        var tables = Directory.CreateDirectory(folder.In(new string('t', 100))).FullName;

        var (code, output, error) = await Child.RunAsync("OrderToCash", "--orders", "3", "--flows", "orders", "--store", "memory", "--tables", tables);

        Assert.True(code == 0, error + output);
        Assert.DoesNotContain('\e', output);
        Assert.Contains($"tables in {tables}{Environment.NewLine}", output, StringComparison.Ordinal);
        var progress = output.Split(Environment.NewLine).Select(static l => Clock().Replace(l, string.Empty)).Where(static l => l.StartsWith("  ", StringComparison.Ordinal)).TakeWhile(static l => !l.Contains("received", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(progress);
        Assert.Distinct(progress);
    }

    [Fact]
    public async Task What_stands_in_a_terminal_at_the_end_is_what_the_report_says_in_whole_words()
    {
        using var folder = new TemporaryFolder();
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = 80;

        var code = await SimulatedDay.RunAsync(new SampleOptions { Orders = 12, OnlyOrders = true, Day = "bad", Faults = 0.1m, Store = "memory", Report = folder.In("report.json") }, console, CancellationToken.None);

        Assert.Equal(0, code);
        var lines = Control().Replace(screen.ToString(), string.Empty).ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, static line => Assert.InRange(line.TrimEnd('\r').Length, 0, 80));
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder.In("report.json")));
        var orders = report.RootElement.GetProperty("orders");
        var frame = lines.TakeWhile(static l => !l.StartsWith("The day in figures", StringComparison.Ordinal)).ToList();
        Assert.Equal(orders.GetProperty("confirmed").GetInt32(), Last(frame, "Confirmed") + Last(frame, "Completed"));
        Assert.Equal(orders.GetProperty("held").GetInt32(), Last(frame, "Held"));
        Assert.Equal(12, Stages.Sum(stage => Last(frame, stage)));
        var shown = lines[frame.Count..];
        Assert.All(
            report.RootElement.GetProperty("holds").EnumerateArray().Concat(report.RootElement.GetProperty("warnings").EnumerateArray()).Select(static h => h.GetProperty("code").GetString()!),
            reason => Assert.Contains(shown, line => line.Contains($"{reason} ", StringComparison.Ordinal)));
    }

    private static readonly string[] Stages = ["Received", "ToAccept", "WaitingClearance", "Posting", "AtWarehouse", "Confirmed", "Completed", "Held", "Cancelled", "Ignored", "Refused", "Lost"];

    private static int Last(IEnumerable<string> lines, string stage) => int.Parse(lines.Last(l => l.TrimStart('\r').StartsWith($"{stage} ", StringComparison.Ordinal)).Trim().Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("\\e\\[[0-9;?]*[a-zA-Z]")]
    private static partial Regex Control();

    [GeneratedRegex("^[A-Z][a-z]{2} [0-9]{2}:[0-9]{2}")]
    private static partial Regex Clock();
}
