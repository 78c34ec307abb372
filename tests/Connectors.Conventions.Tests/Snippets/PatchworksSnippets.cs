using System.Text.Json.Serialization.Metadata;
using Connectors.Patchworks;
using Connectors.Patchworks.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class PatchworksSnippets
{
    public static void Register(IServiceCollection services, Func<string> readKey, Func<string> readAddress)
    {
        // snippet: patchworks registration
        services.AddPatchworksClient("pw", options => options.ApiKey = readKey());
        services.AddPatchworksWebhook("orders-in", options => options.Address = readAddress());
        // end
    }

    public static async Task TroubleAsync(IServiceProvider provider, DateTimeOffset lastLook, CancellationToken cancellationToken = default)
    {
        // snippet: patchworks trouble
        var client = provider.GetRequiredKeyedService<PatchworksClient>("pw");
        var trouble = new FlowRunFilter { Statuses = [FlowRunStatus.Failure, FlowRunStatus.PartialSuccess], StartedAfter = lastLook, Include = ["trackedData"] };
        await foreach (var run in client.Runs.GetRunsAsync(trouble, cancellationToken))
        {
            Console.WriteLine($"{run} of flow {run.FlowId}, version {run.FlowVersionId}: {client.GetRunPage(run.Id)}");
        }
        // end
    }

    public static async Task StartAsync<T>(PatchworksClient client, T order, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
    {
        // snippet: patchworks start
        var started = await client.Starts.StartJsonAsync(new FlowStart { FlowId = "1001" }, order, type, cancellationToken);
        if (started.RunId is { } runId)
        {
            var run = await client.Runs.WaitForRunAsync(runId, new RunWait { Within = TimeSpan.FromMinutes(5) }, cancellationToken);
            Console.WriteLine(run.Status);
        }
        // end
    }

    public static void Compare(byte[] exported, LookupTable wanted)
    {
        // snippet: patchworks lookups
        var current = LookupTable.Read(exported);
        foreach (var difference in LookupComparison.Compare(current, wanted))
        {
            Console.WriteLine(difference);
        }
        // end
    }
}
