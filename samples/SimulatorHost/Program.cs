using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Connectors.Simulators;
using Connectors.Simulators.Time;

// The clock runs on while another process works: what it begins within so much of real time after an order was cancelled, it could not know of.
const double RealSecondsOfNews = 20;

var orders = new Option<int>("--orders") { Description = "How many orders arrive over the trading window.", DefaultValueFactory = _ => 200 };
var seed = new Option<int>("--seed") { Description = "Seed of orders, fates and faults.", DefaultValueFactory = _ => 1 };
var faults = new Option<decimal>("--faults") { Description = "Share of requests that meet an injected fault, 0 to 1.", DefaultValueFactory = _ => 0m };
var rate = new Option<decimal>("--rate") { Description = "Simulated seconds per real second. At the usual 300 a trading day passes in three minutes.", DefaultValueFactory = _ => 300m };
var port = new Option<int>("--port") { Description = "Port of the marketplace; ERP and warehouse take the next two. 0 takes any free ones.", DefaultValueFactory = _ => 0 };
var data = new Option<string?>("--data") { Description = "Directory with recorded or11-*.json pages to serve instead of generated orders." };
var drift = new Option<bool>("--drift") { Description = "Let answers drift as vendors allow themselves." };
var day = new Option<string?>("--day") { Description = "How vendors, people and the way between behave: ordinary or bad. Default: everybody behaves." };

var root = new RootCommand("Runs the simulated marketplace, ERP and warehouse until it is told to stop.") { orders, seed, faults, rate, port, data, drift, day };
root.SetAction(async (parse, cancellationToken) =>
{
    if (parse.GetValue(rate) <= 0 || parse.GetValue(faults) is < 0 or > 1)
    {
        await Console.Error.WriteLineAsync("--rate must be above 0 and --faults between 0 and 1.");
        return 2;
    }

    if (parse.GetValue(day) is not (null or "ordinary" or "bad"))
    {
        await Console.Error.WriteLineAsync("--day takes ordinary or bad.");
        return 2;
    }

    if (parse.GetValue(data) is { } folder && (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "or11-*.json").Any()))
    {
        await Console.Error.WriteLineAsync($"--data names a folder without recorded pages (or11-*.json): {folder}");
        return 2;
    }

    var mix = parse.GetValue(day) switch { "ordinary" => SimulationDay.Ordinary, "bad" => SimulationDay.Bad, _ => new SimulationOptions() };

    // The trading day starts now, at seven in the morning of the simulated day.
    var clock = new AcceleratedClock(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero), TimeProvider.System.GetUtcNow(), parse.GetValue(rate));
    await using var world = await SimulatedWorld.StartAsync(mix with
    {
        Clock = clock,
        Orders = parse.GetValue(orders),
        Seed = parse.GetValue(seed),
        FaultRate = parse.GetValue(faults),
        Port = parse.GetValue(port),
        RecordedOrdersDirectory = parse.GetValue(data),
        Drift = parse.GetValue(drift),
        NewsTime = TimeSpan.FromSeconds((double)parse.GetValue(rate) * RealSecondsOfNews),
    }, cancellationToken);

    var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopped.TrySetResult();
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    // One line for programs, and one for people, who see both.
    await Console.Out.WriteLineAsync(world.Describe().ToJson());
    await Console.Out.FlushAsync(cancellationToken);
    await Console.Error.WriteLineAsync($"Type next, in another terminal: dotnet run --project samples/OrderToCash -- --simulators {world.MiraklAddress}    (Ctrl+C here ends the simulators)");
    await Task.WhenAny(stopped.Task, WatchAsync(world, clock, cancellationToken));
    await stopped.Task.WaitAsync(cancellationToken);
    return 0;
});
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

// What a person sees of the day: a line an hour, for as long as anything is new.
static async Task WatchAsync(SimulatedWorld world, AcceleratedClock clock, CancellationToken cancellationToken)
{
    if (Console.IsErrorRedirected)
        return;
    for (string? last = null, now = string.Empty; now != last; last = now)
    {
        await Task.Delay(TimeSpan.FromHours(1), clock, cancellationToken);
        var day = await world.CheckAsync(cancellationToken: cancellationToken);
        now = $"{day.Orders} orders came, {day.Accepted} accepted, {day.Dispatched} sent, {day.Confirmed} told as sent";
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():ddd HH:mm}  {now}"));
    }
}
