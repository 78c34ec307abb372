using Connectors.Domain.Ports;
using Connectors.Testing.Ports;

namespace Connectors.Testing.Internal;

/// <summary>What the suites of all ports share.</summary>
internal static class PortTrial
{
    private static readonly FailureKind[] Open = [FailureKind.OutcomeUnknown, FailureKind.Unreadable, FailureKind.Unspecified];

    public static IReadOnlyList<ConformanceCheck> Checks<THarness>(Func<Task<THarness>> start, IEnumerable<(string Name, Func<THarness, Task> RunAsync)> checks)
        where THarness : IAsyncDisposable
    {
        ArgumentNullException.ThrowIfNull(start);
        return
        [
            .. checks.Select(check => new ConformanceCheck(check.Name, async () =>
            {
                var harness = await start().ConfigureAwait(false);
                await using (harness.ConfigureAwait(false))
                    await check.RunAsync(harness).ConfigureAwait(false);
            })),
        ];
    }

    public static T Found<T>(LookupResult<T> answer, string what) => answer is LookupResult<T>.Found(var value) ? value : throw Expect.Failure(what, "found", Word(answer));

    public static void Absent<T>(LookupResult<T> answer, string what)
    {
        if (answer is not LookupResult<T>.Absent)
            throw Expect.Failure(what, "absent", Word(answer));
    }

    public static void CannotTell<T>(LookupResult<T> answer, string what)
    {
        if (answer is not LookupResult<T>.CannotTell)
            throw Expect.Failure(what, "that nobody can tell", Word(answer));
    }

    /// <summary>A call whose answer, or whose request, was lost: it fails, and says that its outcome is open.</summary>
    public static async Task LostAsync(Func<Task> call, string what)
    {
        var failure = await FailureAsync(call, what).ConfigureAwait(false);
        if (!Open.Contains(failure.Kind))
            throw Expect.Failure($"the kind of failure of {what}, whose answer was lost", "one that leaves the outcome open", failure.Kind.ToString());
    }

    /// <summary>What may be repeated may have been repeated inside already.</summary>
    public static async Task SentAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (PortException e) when (e.Kind is FailureKind.OutcomeUnknown or FailureKind.Unreadable)
        {
            return;   // The answer is lost: so it must be told.
        }
    }

    /// <summary>A call that the system, or the adapter before sending anything, says no to.</summary>
    public static async Task<PortException> RefusedAsync(Func<Task> call, string what)
    {
        var failure = await FailureAsync(call, what).ConfigureAwait(false);
        return failure.Kind is FailureKind.Rejected or FailureKind.NotFound or FailureKind.Conflict or FailureKind.NotAvailable or FailureKind.Denied
            ? failure
            : throw Expect.Failure($"the kind of failure of {what}", "a refusal", failure.Kind.ToString());
    }

    /// <summary>A permit that has ended.</summary>
    public static SendPermit Ended()
    {
        var permit = SendPermit.WithoutLimit();
        permit.Close("the work was lost");
        return permit;
    }

    /// <summary>Past its permit a call sends nothing, and says that nothing was carried out.</summary>
    public static async Task RefusesPastAsync(SendPermit permit, Func<SendPermit, Task> call, string what)
    {
        var failure = await FailureAsync(() => call(permit), what).ConfigureAwait(false);
        if (failure.Kind != FailureKind.NotExecuted)
            throw Expect.Failure($"the kind of failure of {what} past its permit", nameof(FailureKind.NotExecuted), failure.Kind.ToString());
        Expect.False(permit.HasSent, $"whether {what} past its permit noted that something had left");
    }

    /// <summary>A permit that ends when all is done but the sending: between the look-up and what follows from it.</summary>
    public static async Task RefusesAtTheLastMomentAsync(IPortHarness harness, Func<SendPermit, Task> call, string what)
    {
        var permit = SendPermit.WithoutLimit();
        harness.BeforeNextWrite(() => permit.Close("the work was lost"));
        await RefusesPastAsync(permit, call, what).ConfigureAwait(false);
    }

    public static async Task CancelledAsync(Func<CancellationToken, Task> call, string what)
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync().ConfigureAwait(false);
        try
        {
            await call(cancelled.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        throw Expect.Failure($"{what} with a cancelled token", "a cancellation", "a success");
    }

    public static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items.ConfigureAwait(false))
            list.Add(item);
        return list;
    }

    private static async Task<PortException> FailureAsync(Func<Task> call, string what)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (PortException e)
        {
            return e;
        }
        catch (Exception e) when (e is not ConformanceException)
        {
            throw new ConformanceException($"{what}: expected a PortException, seen {e.GetType().Name}", e);
        }
        throw Expect.Failure(what, "a failure", "a success");
    }

    private static string Word<T>(LookupResult<T> answer) => answer switch
    {
        LookupResult<T>.Found => "found",
        LookupResult<T>.Absent => "absent",
        LookupResult<T>.CannotTell(var reason) => $"that nobody can tell ({reason})",
        _ => "nothing",
    };
}
