using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Patchworks;

/// <summary>One company profile of the integration platform: its flows, what runs and ran, and its tables.</summary>
internal sealed class PatchworksTenant : ISimulatedVendor
{
    public const string Company = "acme-trading";
    public const string ApiKey = "simulated-platform-key";
    public const string UserName = "integration@example.com";
    public const string Password = "simulated-platform-password";

    public static readonly TimeSpan LogsKept = TimeSpan.FromDays(7);
    public static readonly TimeSpan PayloadsKept = TimeSpan.FromHours(72);

    private static readonly string[] Steps = ["trigger", "map", "send"];

    private long _next = 1000;

    public PatchworksTenant(WorldState world, PatchworksBehaviours behaviours)
    {
        (World, Behaviours) = (world, behaviours);
        Api = new PatchworksApi(world, this);
    }

    public WorldState World { get; }

    public PatchworksBehaviours Behaviours { get; }

    public PatchworksApi Api { get; }

    Vendor ISimulatedVendor.Api => Api;

    public List<PatchFlow> Flows { get; } = [];

    public List<PatchRun> Runs { get; } = [];

    public List<PatchPayload> Payloads { get; } = [];

    public List<PatchLookup> Lookups { get; } = [];

    public List<JsonObject> Pools { get; } = [];

    /// <summary>By the pool's id.</summary>
    public Dictionary<string, List<JsonObject>> PoolEntries { get; } = new(StringComparer.Ordinal);

    public List<JsonObject> Caches { get; } = [];

    public List<PatchTrigger> Webhooks { get; } = [];

    public List<PatchTrigger> Callbacks { get; } = [];

    public bool IsKeyRevoked { get; set; }

    public bool IsPasswordRevoked { get; set; }

    public void Begin()
    {
        // Flows run when they are started.
    }

    public long NewId() => ++_next;

    public PatchFlow? Flow(string id) => Flows.Find(f => f.Id == id);

    public PatchRun? Run(string id) => Runs.Find(r => r.Id == id);

    public static IReadOnlyList<string> StepsOf(string versionId) => [.. Steps.Select((_, i) => $"{versionId}{(i + 1).Text()}")];

    public static string NameOfStep(int index) => Steps[index];

    public PatchFlow AddFlow(string name, bool isDeployed, string? tracks, DateTimeOffset now)
    {
        var flow = new PatchFlow(NewId(), name, now) { Tracks = tracks };
        flow.Versions.Add(NewId().Text());
        Flows.Add(flow);
        if (isDeployed)
            Deploy(flow, flow.Versions[0], now);
        return flow;
    }

    public static void Deploy(PatchFlow flow, string versionId, DateTimeOffset now) => (flow.Deployed, flow.DeployedAt) = (versionId, now);

    /// <summary>Puts a run into the queue, from which it begins in its time.</summary>
    public PatchRun Start(PatchFlow flow, string versionId, string trigger, byte[] payload, DateTimeOffset now, string? retryOf = null, string? environment = null, string? variables = null)
    {
        var number = NewId();
        var run = new PatchRun
        {
            Id = Behaviours.TextRunIds ? $"01HZ{number.ToString("D22", CultureInfo.InvariantCulture)}" : number.Text(),
            QueueId = NewId(),
            Flow = flow,
            VersionId = versionId,
            Trigger = trigger,
            Payload = payload,
            QueuedAt = now,
            Fate = flow.Fates.Count > 0 ? flow.Fates.Dequeue() : FateOf(number.Text()),
            RetryOf = retryOf,
            EnvironmentId = environment,
            Variables = variables,
            Tracked = Track(flow, payload),
        };
        Runs.Add(run);
        if (Behaviours.QueueTime > TimeSpan.Zero)
            World.Agenda.At(now + Behaviours.QueueTime, at => Begin(run, at));
        else
            Begin(run, now);
        return run;
    }

    /// <summary>Somebody ends a run before its end.</summary>
    public static void Stop(PatchRun run, DateTimeOffset now)
    {
        if (run.Status is 0 or 1)
            End(run, 4, "Stopped by a user.", now);
    }

    public PatchRun Retry(PatchRun run, DateTimeOffset now)
    {
        run.IsRetried = true;
        return Start(run.Flow, run.Flow.Deployed ?? run.VersionId, "Retry", run.Payload, now, run.Id);
    }

    private void Begin(PatchRun run, DateTimeOffset now)
    {
        if (!run.Waits)
            return;
        (run.Status, run.StartedAt) = (1, now);
        Log(run, 0, "INFO", "The flow was initialised.", now, run.Payload.Length > 0 ? Keep(run, 0, now, isDropped: false) : null);
        World.Agenda.At(now + Behaviours.RunTime, at => Finish(run, at));
    }

    private void Finish(PatchRun run, DateTimeOffset now)
    {
        if (run.Status != 1)
            return;
        switch (run.Fate)
        {
            case PatchworksFate.Fails:
                Log(run, 1, "ERROR", "The mapping of a record failed.", now, Keep(run, 1, now, isDropped: false));
                Log(run, 1, "FATAL", "The flow ended with an error.", now, null);
                End(run, 3, "The mapping of a record failed.", now);
                if (World.Happens("patchworks.retried-by-people", run.Id, Behaviours.RetriedByPeople))
                    World.Agenda.At(now + Dice.For(World.Options.Seed, "patchworks.retried-after", run.Id).Between(TimeSpan.FromMinutes(5), TimeSpan.FromHours(1)), at => Retry(run, at));
                break;
            case PatchworksFate.IsStopped:
                End(run, 4, "Stopped by a user.", now);
                break;
            case PatchworksFate.SucceedsInPart:
                Log(run, 2, "ERROR", "One of the records was refused.", now, Keep(run, 2, now, isDropped: false));
                End(run, 5, "One of the records was refused.", now);
                break;
            case PatchworksFate.DropsPayload:
                run.HasWarnings = true;
                Log(run, 1, "WARNING", "A filter dropped the payload.", now, Keep(run, 1, now, isDropped: true));
                End(run, 2, null, now);
                break;
            default:
                Log(run, 2, "INFO", "The payload was sent.", now, run.Payload.Length > 0 ? Keep(run, 2, now, isDropped: false) : null);
                End(run, 2, null, now);
                break;
        }
    }

    private static void End(PatchRun run, int status, string? summary, DateTimeOffset now) => (run.Status, run.Summary, run.FinishedAt, run.StartedAt) = (status, summary, now, run.StartedAt ?? now);

    private PatchPayload Keep(PatchRun run, int step, DateTimeOffset now, bool isDropped)
    {
        var payload = new PatchPayload(NewId(), run, StepsOf(run.VersionId)[step], now, run.Payload, isDropped);
        Payloads.Add(payload);
        return payload;
    }

    private void Log(PatchRun run, int step, string level, string message, DateTimeOffset now, PatchPayload? payload) =>
        run.Logs.Add(new PatchLog(NewId(), now, level, message, StepsOf(run.VersionId)[step], payload));

    private PatchworksFate FateOf(string key) =>
        World.Happens("patchworks.failed", key, Behaviours.FailedRuns) ? PatchworksFate.Fails
        : World.Happens("patchworks.stopped", key, Behaviours.StoppedRuns) ? PatchworksFate.IsStopped
        : World.Happens("patchworks.partial", key, Behaviours.PartialRuns) ? PatchworksFate.SucceedsInPart
        : World.Happens("patchworks.dropped", key, Behaviours.DroppedPayloads) ? PatchworksFate.DropsPayload
        : PatchworksFate.Succeeds;

    /// <summary>The values of the member that the flow tracks, of one record or of each in a list.</summary>
    private static List<(string Name, string Value)> Track(PatchFlow flow, byte[] payload)
    {
        var tracked = new List<(string, string)>();
        if (flow.Tracks is not { } member || payload.Length == 0)
            return tracked;
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            foreach (var record in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root])
            {
                if (record.Member(member) is { } value)
                    tracked.Add((member, value));
            }
        }
        catch (JsonException)
        {
            // Nothing is tracked in what is no JSON.
        }

        return tracked;
    }

    public static string TextOf(byte[] payload) => Encoding.UTF8.GetString(payload);
}
