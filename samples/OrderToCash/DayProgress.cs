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
        OrderStage.ToAccept, OrderStage.WaitingClearance, OrderStage.Posting, OrderStage.AtWarehouse, OrderStage.Confirmed, OrderStage.Completed,
        OrderStage.Held, OrderStage.Cancelled, OrderStage.Ignored, OrderStage.Refused, OrderStage.Lost,
    ];

    public static async Task ShowAsync(IAnsiConsole console, IFlowStore store, TimeProvider clock, Func<Func<Task>, Task> day)
    {
        if (console.Profile.Capabilities.Interactive)
        {
            await console.Live(new Text("…")).StartAsync(live => day(Every(TimeSpan.FromMilliseconds(150), async () =>
            {
                live.UpdateTarget(Table(clock.GetUtcNow(), await CountAsync(store)));
                live.Refresh();
            })));
        }
        else
        {
            await day(Every(TimeSpan.FromSeconds(2), async () => console.WriteLine(Line(clock.GetUtcNow(), await CountAsync(store)))));
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

    private static Table Table(DateTimeOffset now, Dictionary<string, int> counts)
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

    private static string Line(DateTimeOffset now, Dictionary<string, int> counts) =>
        $"{now.ToString("ddd HH:mm", CultureInfo.InvariantCulture)}  {string.Join("  ", counts.Where(static c => c.Value > 0).Select(static c => $"{c.Key} {c.Value}"))}";
}
