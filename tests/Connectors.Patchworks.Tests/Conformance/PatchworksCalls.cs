using Connectors.Testing;
using Connectors.Testing.Operations;
using static Connectors.Patchworks.Tests.Conformance.PatchworksCall<Connectors.Patchworks.PatchworksClient>;

namespace Connectors.Patchworks.Tests.Conformance;

/// <summary>Every operation of the client, the webhooks and the callbacks, called once, with how sure it is.</summary>
internal static class PatchworksCalls
{
    public const string Documented = "D", InClients = "C", Inferred = "I", Nowhere = "-";

    private static readonly byte[] Payload = """{"order":"1001"}"""u8.ToArray();
    private static readonly LookupTable Table = new([new LookupPair("acme", "C-100")]);
    private static readonly Dictionary<string, string> Parameters = new() { ["since"] = "2026-03-01" };

    public static IReadOnlyList<PatchworksCall<PatchworksClient>> All { get; } =
    [
        Of(PatchworksOperations.GetUser, InClients, static (client, token) => client.Account.GetUserAsync(token)),
        Of(PatchworksOperations.ListFlows, Documented, static (client, token) => client.Flows.GetFlowsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(PatchworksOperations.ImportFlow, InClients, static (client, token) => client.Flows.ImportFlowAsync(Payload, token), OperationAnswer.Nothing),
        Of(PatchworksOperations.ListFlowVersions, Inferred, static (client, token) => client.Flows.GetVersionsAsync("1001", token).ReadToEndAsync()),
        Of(PatchworksOperations.ListSteps, InClients, static (client, token) => client.Flows.GetStepsAsync("1002", cancellationToken: token)),
        Of(PatchworksOperations.ListRuns, Documented, static (client, token) => client.Runs.GetRunsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(PatchworksOperations.GetRun, InClients, static (client, token) => client.Runs.GetRunAsync("9001", cancellationToken: token)),
        Of(PatchworksOperations.ListRunLogs, InClients, static (client, token) => client.Runs.GetLogsAsync("9001", token).ReadToEndAsync()),
        Of(PatchworksOperations.RetryRun, InClients, static (client, token) => client.Runs.RetryRunAsync("9001", token), OperationAnswer.Nothing),
        Of(PatchworksOperations.StopRun, Nowhere, static (client, token) => client.Runs.StopRunAsync("9001", token), OperationAnswer.Nothing),
        Of(PatchworksOperations.ListPayloads, Documented, static (client, token) => client.Payloads.GetPayloadsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(PatchworksOperations.DownloadPayload, InClients, static (client, token) => DownloadAsync(client.Payloads.DownloadPayloadAsync("77", token)), OperationAnswer.File),
        Of(PatchworksOperations.ListQueuedRuns, Documented, static (client, token) => client.QueuedRuns.GetQueuedRunsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(PatchworksOperations.DeleteQueuedRun, InClients, static (client, token) => client.QueuedRuns.DeleteQueuedRunAsync("55", token), OperationAnswer.Nothing),
        Of(PatchworksOperations.ListLookups, Documented, static (client, token) => client.Lookups.GetLookupsAsync(token).ReadToEndAsync()),
        Of(PatchworksOperations.CreateLookup, Documented, static (client, token) => client.Lookups.CreateLookupAsync(new() { Name = "Companies" }, token), OperationAnswer.Nothing),
        Of(PatchworksOperations.GetLookup, Documented, static (client, token) => client.Lookups.GetLookupAsync("5", token)),
        Of(PatchworksOperations.UpdateLookup, Inferred, static (client, token) => client.Lookups.UpdateLookupAsync("5", new() { Name = "Companies" }, token), OperationAnswer.Nothing),
        Of(PatchworksOperations.DeleteLookup, Documented, static (client, token) => client.Lookups.DeleteLookupAsync("5", token), OperationAnswer.Nothing),
        Of(PatchworksOperations.ListLookupRows, Nowhere, static (client, token) => client.Lookups.GetRowsAsync("5", token).ReadToEndAsync()),
        Of(PatchworksOperations.CreateLookupRow, Nowhere, static (client, token) => client.Lookups.CreateRowAsync("5", new() { LeftValue = "acme", RightValue = "C-100" }, token), OperationAnswer.Nothing),
        Of(PatchworksOperations.UpdateLookupRow, Nowhere, static (client, token) => client.Lookups.UpdateRowAsync("5", "6", new() { LeftValue = "acme", RightValue = "C-100" }, token), OperationAnswer.Nothing),
        Of(PatchworksOperations.DeleteLookupRow, Nowhere, static (client, token) => client.Lookups.DeleteRowAsync("5", "6", token), OperationAnswer.Nothing),
        Of(PatchworksOperations.ExportLookup, Nowhere, static (client, token) => client.Lookups.ExportAsync("5", token), OperationAnswer.File),
        Of(PatchworksOperations.ImportLookup, Nowhere, static (client, token) => client.Lookups.ImportAsync("5", Table, token), OperationAnswer.Nothing),
        Of(PatchworksOperations.ListDataPools, Documented, static (client, token) => client.DataPools.GetDataPoolsAsync(cancellationToken: token).ReadToEndAsync()),
        Of(PatchworksOperations.CreateDataPool, Documented, static (client, token) => client.DataPools.CreateDataPoolAsync(new() { Name = "orders" }, token), OperationAnswer.Nothing),
        Of(PatchworksOperations.GetDataPool, Documented, static (client, token) => client.DataPools.GetDataPoolAsync("8", token)),
        Of(PatchworksOperations.UpdateDataPool, Documented, static (client, token) => client.DataPools.UpdateDataPoolAsync("8", new() { Description = null }, token), OperationAnswer.Nothing),
        Of(PatchworksOperations.DeleteDataPool, Documented, static (client, token) => client.DataPools.DeleteDataPoolAsync("8", token), OperationAnswer.Nothing),
        Of(PatchworksOperations.ListPoolEntries, InClients, static (client, token) => client.DataPools.GetEntriesAsync("8", token).ReadToEndAsync()),
        Of(PatchworksOperations.ListCaches, Documented, static (client, token) => client.Caches.GetCachesAsync(cancellationToken: token).ReadToEndAsync()),
        Of(PatchworksOperations.StartRaw, Documented, static (client, token) => client.Starts.StartAsync(new() { FlowId = "1001" }, Payload, token)),
        Of(PatchworksOperations.StartRawVersion, Documented, static (client, token) => client.Starts.StartAsync(new() { FlowId = "1001", VersionId = "1002" }, Payload, token)),
        Of(PatchworksOperations.StartStringified, Documented, static (client, token) => client.Starts.StartAsync(new() { FlowId = "1001", StringifiesPayload = true }, Payload, token)),
        Of(PatchworksOperations.StartStringifiedVersion, Documented, static (client, token) => client.Starts.StartAsync(new() { FlowId = "1001", VersionId = "1002", StringifiesPayload = true }, Payload, token)),
        Of(PatchworksOperations.StartManualRaw, Documented, static (client, token) => client.Starts.StartAsync(new() { FlowId = "1001", IsManual = true }, Payload, token)),
        Of(PatchworksOperations.StartManualRawVersion, Documented, static (client, token) => client.Starts.StartAsync(new() { FlowId = "1001", IsManual = true, VersionId = "1002" }, Payload, token)),
        Of(PatchworksOperations.StartManualStringified, Documented, static (client, token) => client.Starts.StartAsync(new() { FlowId = "1001", IsManual = true, StringifiesPayload = true }, Payload, token)),
        Of(PatchworksOperations.StartManualStringifiedVersion, Documented, static (client, token) => client.Starts.StartAsync(new() { FlowId = "1001", IsManual = true, VersionId = "1002", StringifiesPayload = true }, Payload, token)),
    ];

    public static IReadOnlyList<PatchworksCall<PatchworksWebhook>> Webhooks { get; } =
    [
        PatchworksCall<PatchworksWebhook>.Of(PatchworksWebhookOperations.Post, Documented, static (webhook, token) => webhook.TriggerAsync(Payload, cancellationToken: token), OperationAnswer.File),
        PatchworksCall<PatchworksWebhook>.Of(PatchworksWebhookOperations.Get, Documented, static (webhook, token) => webhook.TriggerWithParametersAsync(Parameters, token), OperationAnswer.File),
    ];

    public static IReadOnlyList<PatchworksCall<PatchworksCallback>> Callbacks { get; } =
    [
        PatchworksCall<PatchworksCallback>.Of(PatchworksCallbackOperations.Post, Documented, static (callback, token) => callback.CallAsync(Payload, TestJson.Default.JsonElement, token)),
        PatchworksCall<PatchworksCallback>.Of(PatchworksCallbackOperations.Get, Documented, static (callback, token) => callback.CallWithParametersAsync(Parameters, TestJson.Default.JsonElement, token)),
    ];

    private static async Task DownloadAsync(Task<Connectors.Http.ConnectorDownload> download)
    {
        await using var file = await download;
        await file.CopyToAsync(Stream.Null);
    }
}
