using System.Globalization;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Spectre.Console;

namespace OrderToCash;

/// <summary>Shows where the orders are while the day passes: a live table in a terminal, a line now and then elsewhere.</summary>
internal static class DayProgress
{
    private static readonly string[] Stages =
    [
        OrderStage.Received, OrderStage.ToAccept, OrderStage.WaitingClearance, OrderStage.Posting, OrderStage.AtWarehouse, OrderStage.Confirmed, OrderStage.Completed,
        OrderStage.Held, OrderStage.Cancelled, OrderStage.Ignored, OrderStage.Refused, OrderStage.Lost,
    ];

    /// <summary>Shows where the orders of a store are until a day is over.</summary>
    /// <param name="console">Where it is shown.</param>
    /// <param name="store">Where the orders are.</param>
    /// <param name="clock">The day's clock.</param>
    /// <param name="day">The day, which calls what it is given now and then, and after which nothing is worked on any more.</param>
    public static async Task ShowAsync(IAnsiConsole console, IFlowStore store, TimeProvider clock, Func<Func<Task>, Task> day)
    {
        string? last = null;
        if (console.Profile.Capabilities is { Interactive: true, Ansi: true })
            await console.Live(new Text("…")).StartAsync(live => ShowAsync(TimeSpan.FromMilliseconds(150), counts =>
            {
                live.UpdateTarget(Table(clock.GetUtcNow(), counts));
                live.Refresh();
            }));
        else
            await ShowAsync(TimeSpan.FromSeconds(2), Line);

        void Line(IReadOnlyDictionary<string, int> counts)
        {
            var line = string.Join("  ", counts.Where(static c => c.Value > 0).Select(static c => $"{c.Key} {c.Value}"));
            if (line.Length > 0 && line != last)
                console.WriteLine($"{clock.GetUtcNow().ToString("ddd HH:mm", CultureInfo.InvariantCulture)}  {last = line}");
        }

        // Once more when nothing is worked on any longer, so that what stands there at the end is what the report says.
        async Task ShowAsync(TimeSpan interval, Action<IReadOnlyDictionary<string, int>> show)
        {
            await day(Every(interval, async () => show(await CountAsync(store))));
            show(await CountAsync(store));
        }
    }

    /// <summary>Counting costs more the more orders there are: shown at an interval of real time, however often the day moves on.</summary>
    private static Func<Task> Every(TimeSpan interval, Func<Task> show)
    {
        var last = 0L;
        return async () =>
        {
            if (last != 0 && TimeProvider.System.GetElapsedTime(last) < interval)
                return;
            await show();
            last = TimeProvider.System.GetTimestamp();
        };
    }

    private static async Task<Dictionary<string, int>> CountAsync(IFlowStore store)
    {
        var counts = Stages.ToDictionary(static s => s, static _ => 0);
        await foreach (var view in store.GetCasesAsync("order"))
            counts[view.Stage] = counts.GetValueOrDefault(view.Stage) + 1;
        return counts;
    }

    private static Table Table(DateTimeOffset now, IReadOnlyDictionary<string, int> counts)
    {
        var total = Math.Max(1, counts.Values.Sum());
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("stage").AddColumn("bar").AddColumn("count");
        table.AddRow("[bold]clock[/]", $"[bold]{now.ToString("ddd HH:mm", CultureInfo.InvariantCulture)}[/]", string.Empty);
        foreach (var stage in Stages)
        {
            var colour = stage switch { OrderStage.Completed or OrderStage.Confirmed => "green", OrderStage.Held => "yellow", OrderStage.Lost => "red", _ => "blue" };
            table.AddRow(stage, $"[{colour}]{new string('█', counts[stage] * 40 / total)}[/]", counts[stage].ToString(CultureInfo.InvariantCulture));
        }

        return table;
    }
}
