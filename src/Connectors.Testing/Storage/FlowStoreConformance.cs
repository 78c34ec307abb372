using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <summary>What every flow store must do, whatever it keeps things in.</summary>
public static partial class FlowStoreConformance
{
    private static readonly DateTimeOffset T0 = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The suite: once about what every store does, and where the store survives a restart, about that too.</summary>
    /// <param name="newPlace">Makes a new, empty place; called once for each check, and once before to ask whether it survives a restart.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<IFlowStorePlace> newPlace)
    {
        ArgumentNullException.ThrowIfNull(newPlace);
        Check[] all = [.. OfInputs(), .. OfLeases(), .. OfServing(), .. OfEffects(), .. OfKeeping(), .. OfTurns(), .. OfProblems(), .. OfTopics(), .. OfReading(), .. OfRows(), .. OfRetention(), .. OfTexts()];
        return
        [
            .. all.Select(check => new ConformanceCheck(check.Name, () => AtNewPlaceAsync(newPlace, (place, clock) => WithStoreAsync(place, clock, store => check.RunAsync(store, clock))))),
            .. OfRestarts().Select(check => new ConformanceCheck(
                check.Name, () => AtNewPlaceAsync(newPlace, (place, clock) => place.SurvivesRestart ? check.RunAsync(place, clock) : Task.CompletedTask))),
        ];
    }

    internal static async Task WithStoreAsync(IFlowStorePlace place, TimeProvider leaseClock, Func<IFlowStore, Task> run)
    {
        var store = place.Open(leaseClock);
        try
        {
            await store.InitialiseAsync().ConfigureAwait(false);
            await run(store).ConfigureAwait(false);
        }
        finally
        {
            if (store is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else
                (store as IDisposable)?.Dispose();
        }
    }

    internal static async Task AtNewPlaceAsync(Func<IFlowStorePlace> newPlace, Func<IFlowStorePlace, LeaseClock, Task> run)
    {
        var place = newPlace();
        await using (place.ConfigureAwait(false))
            await run(place, new LeaseClock()).ConfigureAwait(false);
    }

    private static Check Of(string name, Func<IFlowStore, Task> run) => new(name, (store, _) => run(store));

    private static Check Of(string name, Func<IFlowStore, LeaseClock, Task> run) => new(name, run);

    private static InboxMessage Input(string key, string id, string connection = "bq", Priority priority = Priority.Order) => new(new CaseId("order", key), connection, id, $"content {id}", priority);

    private static OutboxEntry Effect(string id, DateTimeOffset due) => new() { Id = id, Content = "{}", RetrySafety = RetrySafety.Create, Priority = Priority.Order, DueAt = due };

    private static Problem Problem(string subject, string message, string table = "carriers") => new(subject, new Refusal
    {
        Reason = ReasonCatalogue.CarrierUnmapped,
        Message = message,
        Remedy = "Map it.",
        Facts = [new Fact("carrier text", "Acme")],
        Table = table,
        TableVersion = "v1",
    });

    private static CaseCommit Commit(ClaimedCase claimed) => new()
    {
        Case = claimed.Case,
        Fence = claimed.Fence,
        ExpectedVersion = claimed.Version,
        State = "state",
        Stage = "Stage",
        HeardUpTo = claimed.Inputs.Count == 0 ? 0 : claimed.Inputs[^1].Sequence,
        Now = T0,
    };

    private static Task<IReadOnlyList<ClaimedCase>> ClaimAsync(IFlowStore store, DateTimeOffset? now = null, int max = 100, IReadOnlyList<ServedFlow>? serves = null) =>
        store.ClaimAsync(new ClaimRequest("test", now ?? T0, Lease, max) { Serves = serves });

    private static async Task<ClaimedCase> ClaimOneAsync(IFlowStore store, DateTimeOffset? now = null) => Expect.Single(await ClaimAsync(store, now).ConfigureAwait(false));

    /// <summary>A new case, claimed with its first input.</summary>
    private static async Task<ClaimedCase> NewCaseAsync(IFlowStore store, string key = "a")
    {
        await store.DeliverAsync([Input(key, "1")], T0).ConfigureAwait(false);
        return (await ClaimAsync(store).ConfigureAwait(false)).Single(c => c.Case.Key == key);
    }

    private static async Task<bool> CommitAsync(IFlowStore store, CaseCommit commit) => Expect.Single(await store.CommitAsync([commit]).ConfigureAwait(false)).IsDone;

    private sealed record Check(string Name, Func<IFlowStore, LeaseClock, Task> RunAsync);
}
