using System.Runtime.InteropServices;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Http.Internal;
using Connectors.Simulators;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderToCash;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>
/// The sample's worker in a process of its own, with a short lease and, where a folder is named, a <see cref="FreezePoint"/>. Works until it is asked to end.
/// <c>ADDRESS STORE TABLES NAME [FOLDER guarded|unguarded]</c>
/// </summary>
internal static class WorkerProgram
{
    public static Child Start(SimulatedWorld world, string store, string tables, string name) => Child.Start(Name, [world.MiraklAddress.ToString(), store, tables, name]);

    /// <summary>Starts it and waits until it can be asked to end: before, a busy machine's runtime is ended instead.</summary>
    public static Task<Child> StartReadyAsync(SimulatedWorld world, string store, string tables, string name) => Child.StartReadyAsync(Name, [world.MiraklAddress.ToString(), store, tables, name]);

    public static Child StartFreezing(SimulatedWorld world, string store, string tables, string name, string folder, bool isGuarded) =>
        Child.Start(Name, [world.MiraklAddress.ToString(), store, tables, name, folder, isGuarded ? Guarded : Unguarded]);

    private const string Guarded = "guarded";
    private const string Unguarded = "unguarded";

    private static string Name => typeof(WorkerProgram).Assembly.GetName().Name!;

    private static async Task Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        Console.WriteLine("It can be asked to end.");
        try
        {
            await WorkAsync(args, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to end before it had begun.
        }
    }

    private static async Task WorkAsync(string[] args, CancellationToken stop)
    {
        using var http = new HttpClient();
        var world = await RemoteWorld.ConnectAsync(http, new Uri(args[0]), stop);
        var clock = world.Clock()!;
        await using var worker = await Worker.StartAsync(args[1], new TableFolder(args[2]).Configure, new WorkerFlows(new OrderPolicy()), clock, services =>
        {
            SimulatedSystems.Add(services, world.Descriptor, clock);
            services.AddLogging(static logging => logging.AddSimpleConsole(static console => console.SingleLine = true));
            services.PostConfigure<FlowRunnerOptions>(options =>
            {
                options.Worker = args[3];
                options.Lease = TimeSpan.FromSeconds(3);
                options.LeaseMargin = TimeSpan.FromSeconds(1);
                options.IdleWait = TimeSpan.FromSeconds(1);
            });
            if (args.Length > 4)
            {
                // Before the sign-in, so that the token is not too old to book anything with after the thaw.
                var point = new FreezePoint(args[4]);
                services.AddBusinessCentralClient("bc", static _ => { }).ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Insert(1, point.NewHandler()));
            }

            if (args[^1] == Unguarded)
                services.Remove(services.Single(static service => service.ImplementationType == typeof(SendGuardFilter)));
        }, stop);
        await worker.Runner.RunAsync(stop);
    }
}
