using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Tests;

/// <summary>What tests give a store to keep.</summary>
internal static class Work
{
    public static DateTimeOffset T0 { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static InboxMessage Input(string key, string id, string connection = "bq", string flow = "order") =>
        new(new CaseId(flow, key), connection, id, $"content {id}", Priority.Order);

    public static OutboxEntry Effect(string id, DateTimeOffset due) => new() { Id = id, Content = "{}", RetrySafety = RetrySafety.Create, Priority = Priority.Order, DueAt = due };

    public static Problem Problem(string subject, string message = "unmapped") => new(subject, new Refusal
    {
        Reason = ReasonCatalogue.CarrierUnmapped,
        Message = message,
        Remedy = "Map it.",
        Facts = [new Fact("carrier text", "Acme")],
        Table = "carriers",
        TableVersion = "v1",
    });

    public static async Task<IReadOnlyList<ClaimedCase>> ClaimAsync(this IFlowStore store, DateTimeOffset? now = null, int max = 100) =>
        await store.ClaimAsync(new ClaimRequest("test", now ?? T0, TimeSpan.FromMinutes(2), max));

    public static async Task<ClaimedCase> ClaimOneAsync(this IFlowStore store, DateTimeOffset? now = null) => Assert.Single(await store.ClaimAsync(now));

    public static async Task<bool> CommitOneAsync(this IFlowStore store, CaseCommit commit) => Assert.Single(await store.CommitAsync([commit])).IsDone;

    public static CaseCommit Commit(ClaimedCase claimed) => new()
    {
        Case = claimed.Case,
        Fence = claimed.Fence,
        ExpectedVersion = claimed.Version,
        State = "state",
        Stage = "Stage",
        HeardUpTo = claimed.Inputs.Count == 0 ? 0 : claimed.Inputs[^1].Sequence,
        Now = T0,
    };
}
