using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Patchworks;

/// <summary>The integration platform of a world: where its hosts are, what it keeps, and what people do in it. Safe for use by several threads.</summary>
public sealed class SimulatedPatchworks
{
    private readonly PatchworksTenant _tenant;
    private readonly Func<Uri> _address;

    internal SimulatedPatchworks(PatchworksTenant tenant, Func<Uri> address) => (_tenant, _address) = (tenant, address);

    /// <summary>Root of the Core API, ending in a slash.</summary>
    public Uri CoreAddress => Below("core/api/v1/");

    /// <summary>Root of the Start API, ending in a slash.</summary>
    public Uri StartAddress => Below("start/api/v1/");

    /// <summary>Root of the service that knows users, ending in a slash.</summary>
    public Uri FabricAddress => Below("fabric/api/v2/");

    /// <summary>Where tokens come from.</summary>
    public Uri LoginAddress => Below("fabric/api/login");

    /// <summary>Root of webhooks, ending in a slash.</summary>
    public Uri WebhooksAddress => Below("webhooks/api/v1/");

    /// <summary>Root of callbacks, ending in a slash.</summary>
    public Uri CallbacksAddress => Below("callbacks/api/v1/");

    /// <summary>The one API key.</summary>
    public string ApiKey { get; } = PatchworksTenant.ApiKey;

    /// <summary>The one user.</summary>
    public string UserName { get; } = PatchworksTenant.UserName;

    /// <summary>The user's password.</summary>
    public string Password { get; } = PatchworksTenant.Password;

    /// <summary>Requests so far, of every host.</summary>
    public long Calls => Locked(_ => _tenant.Api.Calls);

    /// <summary>Tokens given out so far.</summary>
    public int TokensGiven => Locked(_ => _tenant.Api.TokensGiven);

    /// <summary>Requests for a token that were refused so far.</summary>
    public int TokensRefused => Locked(_ => _tenant.Api.TokensRefused);

    /// <summary>Calls that were refused so far because too many came in a minute.</summary>
    public int TooManyCalls => Locked(_ => _tenant.Api.TooManyCalls);

    /// <summary>Somebody deletes the API key.</summary>
    public void RevokeKey() => Locked(_ => _tenant.IsKeyRevoked = true);

    /// <summary>Somebody changes the user's password, which ends the tokens too.</summary>
    public void RevokePassword() => Locked(_ =>
    {
        _tenant.Api.ForgetTokens();
        return _tenant.IsPasswordRevoked = true;
    });

    /// <summary>Makes every token worthless before its time; the user still gets others.</summary>
    public void ExpireTokens() => Locked(_ =>
    {
        _tenant.Api.ForgetTokens();
        return true;
    });

    /// <summary>People build a flow, of three steps.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isDeployed">Whether they deploy it.</param>
    /// <param name="tracks">Member of a payload, or of each record in a list, whose value it tracks; null for none.</param>
    /// <returns>Its id.</returns>
    public string AddFlow(string name, bool isDeployed = true, string? tracks = null) => Locked(now => _tenant.AddFlow(name, isDeployed, tracks, now).Id);

    /// <summary>People change a flow: a new version, which is deployed at once.</summary>
    /// <param name="flowId">The flow.</param>
    /// <returns>The version's id.</returns>
    public string DeployNewVersion(string flowId) => Locked(now =>
    {
        var (flow, version) = (Flow(flowId), _tenant.NewId().Text());
        flow.Versions.Add(version);
        PatchworksTenant.Deploy(flow, version, now);
        return version;
    });

    /// <summary>People take the deployed version of a flow away.</summary>
    /// <param name="flowId">The flow.</param>
    public void Undeploy(string flowId) => Locked(_ => Flow(flowId).Deployed = null);

    /// <summary>People switch the triggers of a flow off, or on again.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="isEnabled">Whether they start it.</param>
    public void SetEnabled(string flowId, bool isEnabled) => Locked(_ => Flow(flowId).IsEnabled = isEnabled);

    /// <summary>Plans how the next runs of a flow end, in their order.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="fates">The ends.</param>
    public void PlanRuns(string flowId, params IReadOnlyList<PatchworksFate> fates) => Locked(_ =>
    {
        foreach (var fate in fates)
            Flow(flowId).Fates.Enqueue(fate);
        return true;
    });

    /// <summary>The flow's own schedule, or another flow, starts it.</summary>
    /// <param name="flowId">The flow, which is deployed.</param>
    /// <param name="payload">What with, JSON.</param>
    /// <param name="trigger">What started it.</param>
    /// <returns>The run's id.</returns>
    public string RunFlow(string flowId, string payload, string trigger = "Schedule") => Locked(now =>
    {
        var flow = Flow(flowId);
        return _tenant.Start(flow, flow.Deployed ?? throw new ArgumentException("The flow is not deployed.", nameof(flowId)), trigger, Encoding.UTF8.GetBytes(payload), now).Id;
    });

    /// <summary>Somebody presses "retry" in the dashboard.</summary>
    /// <param name="runId">The run.</param>
    /// <returns>The new run's id.</returns>
    public string RetryByHand(string runId) => Locked(now => _tenant.Retry(Run(runId), now).Id);

    /// <summary>Somebody presses "stop" in the dashboard.</summary>
    /// <param name="runId">The run.</param>
    public void StopByHand(string runId) => Locked(now =>
    {
        PatchworksTenant.Stop(Run(runId), now);
        return true;
    });

    /// <summary>People give a flow a webhook.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="answer">What it answers; null for the platform's own answer.</param>
    /// <param name="mediaType">What the answer is.</param>
    /// <param name="status">Status of the answer.</param>
    /// <returns>Its whole address, with the signature.</returns>
    public string AddWebhook(string flowId, string? answer = null, string mediaType = "application/json", int status = 200) => Locked(_ =>
    {
        var webhook = Trigger(flowId, mediaType, _ => [answer ?? """{"message":"Flow initialised."}"""], status);
        _tenant.Webhooks.Add(webhook);
        return AddressOf(WebhooksAddress, webhook);
    });

    /// <summary>People give a flow a callback.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="answer">Makes the payloads of the answer, each as JSON, from the payload that came.</param>
    /// <param name="mediaType">What the answer is said to be; nobody checks.</param>
    /// <returns>Its whole address, with the signature.</returns>
    public string AddCallback(string flowId, Func<string, IReadOnlyList<string>> answer, string mediaType = "application/json") => Locked(_ =>
    {
        var callback = Trigger(flowId, mediaType, answer, 200);
        _tenant.Callbacks.Add(callback);
        return AddressOf(CallbacksAddress, callback);
    });

    /// <summary>People make a lookup, with rows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Left and right values.</param>
    /// <returns>Its id.</returns>
    public string AddLookup(string name, params IReadOnlyList<(string Left, string Right)> rows) => Locked(now =>
    {
        var lookup = new PatchLookup(new JsonObject
        {
            ["id"] = _tenant.NewId().Text(), ["name"] = name, ["description"] = null, ["default_value"] = null, ["cross_reference_lookup_template_id"] = null,
            ["created_at"] = now.IsoMilliseconds(), ["updated_at"] = now.IsoMilliseconds(),
        });
        foreach (var (left, right) in rows)
            lookup.Rows.Add(new PatchRow(_tenant.NewId()) { Left = left, Right = right });
        _tenant.Lookups.Add(lookup);
        return lookup.Id;
    });

    /// <summary>A de-duplication puts a key into a pool.</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="key">The key.</param>
    public void AddPoolEntry(string poolId, string key) => Locked(now =>
    {
        if (!_tenant.PoolEntries.TryGetValue(poolId, out var entries))
            _tenant.PoolEntries[poolId] = entries = [];
        entries.Add(new JsonObject { ["id"] = _tenant.NewId(), ["key"] = key, ["created_at"] = now.IsoMilliseconds() });
        return true;
    });

    /// <summary>A flow keeps something.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="name">Its name.</param>
    /// <param name="content">What it keeps.</param>
    public void AddCache(string flowId, string name, string content) => Locked(now =>
    {
        _tenant.Caches.Add(new JsonObject
        {
            ["id"] = _tenant.NewId(), ["name"] = name, ["scope"] = "flow", ["flow_id"] = PatchworksForms.Number(flowId), ["ttl"] = "86400", ["ttl_unit"] = "days", ["ttl_number"] = "1", ["content"] = content,
            ["cache_template_id"] = null, ["created_at"] = now.IsoMilliseconds(), ["updated_at"] = now.IsoMilliseconds(),
        });
        return true;
    });

    /// <summary>All runs, those that wait too, in the order in which they came.</summary>
    public IReadOnlyList<SimulatedRun> ReadRuns() => Locked(_ => (IReadOnlyList<SimulatedRun>)
        [.. _tenant.Runs.Select(static r => new SimulatedRun(r.Id, r.Flow.Id, r.Trigger, r.Status, PatchworksTenant.TextOf(r.Payload)) { RetryOf = r.RetryOf, Variables = r.Variables })]);

    /// <summary>The rows of a lookup, in their order.</summary>
    /// <param name="lookupId">The lookup.</param>
    /// <exception cref="ArgumentException">There is no such lookup.</exception>
    public IReadOnlyList<(string Left, string Right)> ReadLookup(string lookupId) => Locked(_ => (IReadOnlyList<(string, string)>)
        [.. (_tenant.Lookups.Find(l => l.Id == lookupId) ?? throw new ArgumentException("There is no such lookup.", nameof(lookupId))).Rows.Select(static r => (r.Left, r.Right))]);

    private Uri Below(string path) => new(_address(), path);

    private PatchFlow Flow(string id) => _tenant.Flow(id) ?? throw new ArgumentException("There is no such flow.", nameof(id));

    private PatchRun Run(string id) => _tenant.Run(id) ?? throw new ArgumentException("There is no such run.", nameof(id));

    private PatchTrigger Trigger(string flowId, string mediaType, Func<string, IReadOnlyList<string>> answer, int status)
    {
        var number = _tenant.NewId();
        var dice = Dice.For(_tenant.World.Options.Seed, "patchworks.signature", number.Text());
        var signature = string.Concat(Enumerable.Range(0, 8).Select(_ => dice.Between(0x1000000, 0x7fffffff).ToString("x8", CultureInfo.InvariantCulture)));
        return new PatchTrigger($"01J{number.ToString("D23", CultureInfo.InvariantCulture)}", signature, Flow(flowId), mediaType, answer, status);
    }

    private static string AddressOf(Uri root, PatchTrigger trigger) => $"{root}{PatchworksTenant.Company}/{trigger.Id}?patchworks_signature={trigger.Signature}";

    private T Locked<T>(Func<DateTimeOffset, T> act)
    {
        lock (_tenant.World.Gate)
            return act(_tenant.World.CatchUp());
    }
}
