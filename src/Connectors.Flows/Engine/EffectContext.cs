using Connectors.Domain.Ports;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>One run of an effect: which attempt it is, and how long it may send. Handlers do what must not be done twice through <see cref="OnceAsync"/>.</summary>
public sealed class EffectContext
{
    /// <summary>The system of failures that are our own decision: no vendor asked for their waits.</summary>
    internal const string Engine = "engine";

    /// <summary>Makes one, for a host that runs flows by itself and for tests.</summary>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="permit">Whether it may still send.</param>
    /// <param name="cases">What other cases know.</param>
    /// <param name="now">The present instant on the flows' clock, UTC.</param>
    public EffectContext(int attempt, SendPermit permit, ICaseQuery cases, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(cases);
        Attempt = attempt;
        Permit = permit;
        Cases = cases;
        Now = now;
    }

    /// <summary>1 for the first.</summary>
    public int Attempt { get; }

    /// <summary>Whether this run may still send; an argument of every port method that writes.</summary>
    public SendPermit Permit { get; }

    /// <summary>What other cases know; read only.</summary>
    public ICaseQuery Cases { get; }

    /// <summary>When the run began on the flows' clock, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>
    /// The flow no longer wants it, but an earlier attempt may have succeeded: only look whether it happened, never do it.
    /// </summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Until when something of an earlier attempt may have left that can have had an effect, UTC; null when nothing has, and of what only reads.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <inheritdoc cref="PlannedEffect{TEffect}.StillWorkingFor"/>
    public TimeSpan StillWorkingFor { get; init; }

    /// <summary>Whether an earlier attempt may have done it already, so that it must be looked up first.</summary>
    public bool MayHaveHappened => SentAt is not null || IsWithdrawn;

    /// <summary>Whether this run may have had an effect so far. A handler that never came to <see cref="OnceAsync"/> is not known to have had none.</summary>
    internal bool MayHaveSent => Progress.MayHaveSent(Permit);

    /// <summary>Whether this run has begun to act: what fails before is a look-up.</summary>
    internal bool HasBegun => Progress.HasBegunUnder(Permit);

    /// <summary>How far the run has come, for whoever gives it up.</summary>
    internal RunProgress Progress { get; init; } = new();

    /// <summary>The run looks at something before it acts: what fails then is that look, it has had no effect, and the next attempt looks again.</summary>
    internal void LookFirst() => Progress.LooksFirst = true;

    /// <summary>
    /// Does what must not be done twice: looks whether it is there, and only acts when it certainly is not. While the system may still be working on
    /// an earlier attempt, nothing is done. A refusal is looked up too: that is how systems say that they have it already.
    /// </summary>
    /// <typeparam name="T">What is found or made.</typeparam>
    /// <param name="find">Looks whether it is there.</param>
    /// <param name="act">Does it; sends only what the permit lets through.</param>
    /// <param name="what">What it is, for people: <c>sales order</c>.</param>
    /// <param name="looksBeforeFirst">Whether it is looked up before the first attempt too: what is made would be found by others, also after a restored backup.</param>
    /// <param name="waitsForEarlier">
    /// Whether it is not done again while the system may still be working on an earlier attempt. False for what leaves nothing else when it is done twice, and is urgent: a
    /// cancellation. A withdrawn effect waits all the same before it counts as never done.
    /// </param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What is there now; null when a withdrawn effect certainly never happened.</returns>
    /// <exception cref="OutcomeUnclearException">The look-up could not tell.</exception>
    public async Task<Once<T>?> OnceAsync<T>(
        Func<CancellationToken, Task<LookupResult<T>>> find,
        Func<SendPermit, CancellationToken, Task<T>> act,
        string what,
        bool looksBeforeFirst = true,
        bool waitsForEarlier = true,
        CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(act);
        LookFirst();
        if ((looksBeforeFirst || MayHaveHappened) && Certain(await find(cancellationToken).ConfigureAwait(false), what) is { } there)
            return new Once<T>(there, WasThere: true);
        if (waitsForEarlier || IsWithdrawn)
            WaitForEarlier(what);
        if (IsWithdrawn)
            return null;
        Progress.HasBegun = true;
        try
        {
            return new Once<T>(await act(Permit, cancellationToken).ConfigureAwait(false), WasThere: false);
        }
        catch (PortException refused) when (refused.Kind is FailureKind.Rejected or FailureKind.Conflict)
        {
            LookupResult<T> seen;
            try
            {
                seen = await find(cancellationToken).ConfigureAwait(false);
            }
            catch (PortException unread) when (unread.Kind is FailureKind.Rejected or FailureKind.NotFound)
            {
                // The refusal may mean that it is there already, and that could not be seen: it is no final no.
                seen = new LookupResult<T>.CannotTell(unread.Message);
            }

            if (Certain(seen, what) is { } known)
                return new Once<T>(known, WasThere: true);
            throw;
        }
    }

    /// <summary>Goes on only when no system can still be working on an earlier attempt.</summary>
    /// <exception cref="PortException">One may, and for how long: that is nobody's failure.</exception>
    internal void WaitForEarlier(string what)
    {
        if (SentAt + StillWorkingFor - Now is { } left && left > TimeSpan.Zero)
        {
            throw new PortException($"The {what} is not there, and the system may still be working on it for {left:hh\\:mm\\:ss}.")
            {
                System = Engine, Operation = $"find {what}", Kind = FailureKind.NotExecuted, RetryAfter = left,
            };
        }
    }

    /// <summary>What was found, or null when it is certainly absent.</summary>
    /// <exception cref="OutcomeUnclearException">It could not be told.</exception>
    public static T? Certain<T>(LookupResult<T> lookUp, string what)
        where T : class => lookUp switch
    {
        LookupResult<T>.Found found => found.Value,
        LookupResult<T>.Absent => null,
        LookupResult<T>.CannotTell unclear => throw new OutcomeUnclearException($"Whether the {what} is there cannot be told: {unclear.Reason}")
        {
            System = Engine, Operation = $"find {what}", Kind = FailureKind.OutcomeUnknown,
        },
        _ => throw new InvalidOperationException("A look-up has three answers."),
    };
}
