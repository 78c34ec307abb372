using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Patchworks;

/// <summary>
/// The operations that <see cref="PatchworksClient"/> calls, as data. The vendor has no codes of its own: they are named resource and verb. How sure each is stands in
/// <c>docs/patchworks.md</c>; <see cref="PatchworksClientOptions.Calls"/> corrects one. Those of triggers are <see cref="PatchworksWebhookOperations"/> and <see cref="PatchworksCallbackOperations"/>.
/// </summary>
public static partial class PatchworksOperations
{
    internal const string SystemName = "patchworks";

    /// <summary>What stands in the path of an operation that nobody documented: it is called only where an option says how.</summary>
    internal const string NotDocumented = "...";

    /// <summary>Codes that begin so go to <see cref="PatchworksClientOptions.StartAddress"/>.</summary>
    internal const string StartPrefix = "start.";

    /// <summary>Codes that begin so go to <see cref="PatchworksClientOptions.FabricAddress"/>.</summary>
    internal const string FabricPrefix = "user.";

    /// <summary>240 calls in any minute, of the smallest plans; <see cref="PatchworksClientOptions.CallsPerMinute"/> sets another number.</summary>
    private static IReadOnlyList<CallLimit> Limits => [new CallLimit(240, TimeSpan.FromMinutes(1))];   // Not a field: the parts of this class have no order.

    /// <summary><c>GET my/user</c>, of the sign-in service.</summary>
    public static Operation GetUser { get; } = Make("user.get", HttpMethod.Get, "my/user", RetrySafety.Read);

    /// <summary><c>GET flows</c>, in pages.</summary>
    public static Operation ListFlows { get; } = Make("flows.list", HttpMethod.Get, "flows", RetrySafety.Read);

    /// <summary><c>POST flows/import</c>. Look it up by its name: a second import is a second flow.</summary>
    public static Operation ImportFlow { get; } = Make("flows.import", HttpMethod.Post, "flows/import", RetrySafety.Create);

    /// <summary><c>GET flows/{id}/flow-versions</c>, in pages.</summary>
    public static Operation ListFlowVersions { get; } = Make("flow-versions.list", HttpMethod.Get, "flows/{id}/flow-versions", RetrySafety.Read);

    /// <summary><c>GET flow-versions/{id}/steps</c>.</summary>
    public static Operation ListSteps { get; } = Make("flow-versions.steps", HttpMethod.Get, "flow-versions/{id}/steps", RetrySafety.Read);

    /// <summary><c>GET flow-runs</c>, in pages.</summary>
    public static Operation ListRuns { get; } = Make("flow-runs.list", HttpMethod.Get, "flow-runs", RetrySafety.Read);

    /// <summary><c>GET flow-runs/{id}</c>.</summary>
    public static Operation GetRun { get; } = Make("flow-runs.get", HttpMethod.Get, "flow-runs/{id}", RetrySafety.Read);

    /// <summary><c>GET flow-runs/{id}/flow-run-logs</c>, in pages; kept for seven days.</summary>
    public static Operation ListRunLogs { get; } = Make("flow-runs.logs", HttpMethod.Get, "flow-runs/{id}/flow-run-logs", RetrySafety.Read);

    /// <summary><c>POST flow-runs/{id}/retry</c>: a new run. Look for a run that names the old one.</summary>
    public static Operation RetryRun { get; } = Make("flow-runs.retry", HttpMethod.Post, "flow-runs/{id}/retry", RetrySafety.Act);

    /// <summary>Stops a run. Its call is not documented: <see cref="PatchworksClientOptions.Calls"/> says it. The run tells whether it was stopped.</summary>
    public static Operation StopRun { get; } = Make("flow-runs.stop", HttpMethod.Post, "flow-runs/{id}/" + NotDocumented, RetrySafety.Act);

    /// <summary><c>GET payload-metadata</c>, in pages; kept for 72 hours.</summary>
    public static Operation ListPayloads { get; } = Make("payloads.list", HttpMethod.Get, "payload-metadata", RetrySafety.Read);

    /// <summary><c>GET payload-metadata/{id}/download</c>: the payload as it is.</summary>
    public static Operation DownloadPayload { get; } = Make("payloads.download", HttpMethod.Get, "payload-metadata/{id}/download", RetrySafety.Read);

    /// <summary><c>GET scheduled-flows</c>, in pages: runs that wait.</summary>
    public static Operation ListQueuedRuns { get; } = Make("queue.list", HttpMethod.Get, "scheduled-flows", RetrySafety.Read);

    /// <summary><c>DELETE scheduled-flows/{id}</c>. One that is gone has been taken off, or has begun: the runs tell.</summary>
    public static Operation DeleteQueuedRun { get; } = Make("queue.delete", HttpMethod.Delete, "scheduled-flows/{id}", RetrySafety.Act);

    /// <summary><c>GET cross-reference-lookups</c>, in pages.</summary>
    public static Operation ListLookups { get; } = Make("lookups.list", HttpMethod.Get, "cross-reference-lookups", RetrySafety.Read);

    /// <summary><c>POST cross-reference-lookups</c>: an empty table. Look it up by its name.</summary>
    public static Operation CreateLookup { get; } = Make("lookups.create", HttpMethod.Post, "cross-reference-lookups", RetrySafety.Create);

    /// <summary><c>GET cross-reference-lookups/{id}</c>.</summary>
    public static Operation GetLookup { get; } = Make("lookups.get", HttpMethod.Get, "cross-reference-lookups/{id}", RetrySafety.Read);

    /// <summary><c>PATCH cross-reference-lookups/{id}</c>.</summary>
    public static Operation UpdateLookup { get; } = Make("lookups.update", HttpMethod.Patch, "cross-reference-lookups/{id}", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE cross-reference-lookups/{id}</c>: the table with all its rows.</summary>
    public static Operation DeleteLookup { get; } = Make("lookups.delete", HttpMethod.Delete, "cross-reference-lookups/{id}", RetrySafety.Act);

    /// <summary>Rows of a lookup, in pages. Their call is not documented: <see cref="PatchworksClientOptions.Calls"/> says it.</summary>
    public static Operation ListLookupRows { get; } = Make("lookups.rows", HttpMethod.Get, "cross-reference-lookups/{id}/" + NotDocumented, RetrySafety.Read);

    /// <summary>Adds a row to a lookup. Its call is not documented: <see cref="PatchworksClientOptions.Calls"/> says it. The rows tell whether it is there.</summary>
    public static Operation CreateLookupRow { get; } = Make("lookups.create-row", HttpMethod.Post, "cross-reference-lookups/{id}/" + NotDocumented, RetrySafety.Create);

    /// <summary>Changes a row of a lookup. Its call is not documented: <see cref="PatchworksClientOptions.Calls"/> says it.</summary>
    public static Operation UpdateLookupRow { get; } = Make("lookups.update-row", HttpMethod.Patch, "cross-reference-lookups/{id}/" + NotDocumented + "/{row_id}", RetrySafety.SafeRepeat);

    /// <summary>Takes a row off a lookup. Its call is not documented: <see cref="PatchworksClientOptions.Calls"/> says it.</summary>
    public static Operation DeleteLookupRow { get; } = Make("lookups.delete-row", HttpMethod.Delete, "cross-reference-lookups/{id}/" + NotDocumented + "/{row_id}", RetrySafety.Act);

    /// <summary>A lookup as CSV. Its call is not documented: <see cref="PatchworksClientOptions.Calls"/> says it.</summary>
    public static Operation ExportLookup { get; } = Make("lookups.export", HttpMethod.Get, "cross-reference-lookups/{id}/" + NotDocumented, RetrySafety.Read);

    /// <summary>
    /// Brings the rows of a CSV file into a lookup, at most 5 MB: rows that match on either side are written over, unknown ones added. Its call is not documented:
    /// <see cref="PatchworksClientOptions.Calls"/> says it. The rows tell what came of it.
    /// </summary>
    public static Operation ImportLookup { get; } = Make("lookups.import", HttpMethod.Post, "cross-reference-lookups/{id}/" + NotDocumented, RetrySafety.Act);

    /// <summary><c>GET data-pool</c>, in pages.</summary>
    public static Operation ListDataPools { get; } = Make("data-pools.list", HttpMethod.Get, "data-pool", RetrySafety.Read);

    /// <summary><c>POST data-pool</c>. Look it up by its name.</summary>
    public static Operation CreateDataPool { get; } = Make("data-pools.create", HttpMethod.Post, "data-pool", RetrySafety.Create);

    /// <summary><c>GET data-pool/{id}</c>.</summary>
    public static Operation GetDataPool { get; } = Make("data-pools.get", HttpMethod.Get, "data-pool/{id}", RetrySafety.Read);

    /// <summary><c>PATCH data-pool/{id}</c>.</summary>
    public static Operation UpdateDataPool { get; } = Make("data-pools.update", HttpMethod.Patch, "data-pool/{id}", RetrySafety.SafeRepeat);

    /// <summary><c>DELETE data-pool/{id}</c>: what was in it is sent again.</summary>
    public static Operation DeleteDataPool { get; } = Make("data-pools.delete", HttpMethod.Delete, "data-pool/{id}", RetrySafety.Act);

    /// <summary><c>GET data-pool/{id}/deduped-data</c>, in pages: the keys that a de-duplication has seen.</summary>
    public static Operation ListPoolEntries { get; } = Make("data-pools.entries", HttpMethod.Get, "data-pool/{id}/deduped-data", RetrySafety.Read);

    /// <summary><c>GET caches</c>, in pages.</summary>
    public static Operation ListCaches { get; } = Make("caches.list", HttpMethod.Get, "caches", RetrySafety.Read);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All => Every.Operation;

    private static Operation Make(string code, HttpMethod method, string path, RetrySafety repeat) => new()
    {
        System = SystemName,
        Code = code,
        Method = method,
        Path = path,
        RetrySafety = repeat,
        Group = repeat == RetrySafety.Read ? $"read {code.Split('.')[0]}" : code,
        Budget = "api",
        Limits = Limits,
        // What names nothing cannot be missing: then it is the operation that is not there.
        NotFoundMeans = path.Contains('{', StringComparison.Ordinal) ? FailureKind.NotFound : FailureKind.NotAvailable,
    };

    /// <summary>Apart, because it is made of the properties above.</summary>
    private static class Every
    {
        public static readonly IReadOnlyList<Operation> Operation =
        [
            GetUser, ListFlows, ImportFlow, ListFlowVersions, ListSteps,
            ListRuns, GetRun, ListRunLogs, RetryRun, StopRun, ListPayloads, DownloadPayload, ListQueuedRuns, DeleteQueuedRun,
            ListLookups, CreateLookup, GetLookup, UpdateLookup, DeleteLookup, ListLookupRows, CreateLookupRow, UpdateLookupRow, DeleteLookupRow, ExportLookup, ImportLookup,
            ListDataPools, CreateDataPool, GetDataPool, UpdateDataPool, DeleteDataPool, ListPoolEntries, ListCaches,
            StartRaw, StartRawVersion, StartStringified, StartStringifiedVersion, StartManualRaw, StartManualRawVersion, StartManualStringified, StartManualStringifiedVersion,
        ];
    }
}
