using Connectors.Flows.Engine;
using Connectors.Flows.Explain;
using Connectors.Flows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace OrderToCash;

/// <summary>The story of one order, out of the store that a run left or still has.</summary>
internal static class OrderStory
{
    private static readonly string[] Flows = ["order", "b2b-order"];

    /// <summary>Tells it from a store that is there already; nothing is worked on.</summary>
    public static async Task<int> TellAsync(SampleOptions options, string path, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new InputException($"--store names a file that is not there: {path}. Without --store, or with --orders, a day runs first and the story is told after it.");
        var services = new ServiceCollection().AddLogging();
        Worker.AddStore(services, options.Store!);
        await using var provider = services.BuildServiceProvider();

        // Which clock that run was on nobody knows here: what is left of a deadline is not told.
        await ShowAsync(console, provider.GetRequiredService<IFlowStore>(), options.Explain!, null, cancellationToken);
        return 0;
    }

    public static async Task ShowAsync(IAnsiConsole console, IFlowStore store, string order, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        var found = await FindAsync(store, order, cancellationToken);
        var explanation = (await store.ExplainAsync(found, now ?? DateTimeOffset.UnixEpoch, cancellationToken))!;
        console.WriteLine();
        console.WriteLine((now is null ? explanation with { Left = null } : explanation).ToString());
    }

    /// <summary>By its number as buyers and sellers say it, or by the whole name of its case.</summary>
    private static async Task<CaseId> FindAsync(IFlowStore store, string order, CancellationToken cancellationToken)
    {
        var (count, example) = (0, (CaseId?)null);
        foreach (var flow in Flows)
        {
            await foreach (var view in store.GetCasesAsync(flow, cancellationToken: cancellationToken))
            {
                if (view.Case.ToString() == order || view.Case.Key == order || view.Case.Key.EndsWith($":{order}", StringComparison.Ordinal))
                    return view.Case;
                (count, example) = (count + 1, example ?? view.Case);
            }
        }

        throw new InputException(example is { } any
            ? $"--explain: there is no order {order} in this store. It holds {count}, one of them {any.Key[(any.Key.IndexOf(':', StringComparison.Ordinal) + 1)..]}."
            : $"--explain: there is no order {order} in this store, nor any other.");
    }
}
