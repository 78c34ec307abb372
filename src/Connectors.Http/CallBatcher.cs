using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>
/// Carries what callers ask one by one in as few calls as they allow: one alone leaves at once, and what is asked while a call is under way leaves together in
/// the next. Nobody waits for a clock, and no answer is older than its question. Thread-safe; one of it for each operation of a connection.
/// </summary>
/// <remarks>
/// One item never spoils the others for long: a call with several that the system refuses is made again item by item, and what was in a call that failed, or that
/// all had given up, goes by itself, beside the others, until it was answered. While every call fails nothing is found out about items, and only the first marks
/// its own. A caller that cancels leaves the others where they are; the call itself is cancelled when all have gone.
/// </remarks>
/// <typeparam name="TItem">What is asked.</typeparam>
/// <typeparam name="TAnswer">What one item is answered with.</typeparam>
public sealed class CallBatcher<TItem, TAnswer>
    where TAnswer : class
{
    private const int MostLoners = 10_000;

    private readonly int _most;
    private readonly Func<TItem, string> _keyOf;
    private readonly Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TAnswer?>>> _call;
    private readonly Lock _gate = new();
    private readonly LinkedList<Question> _waiting = [];
    private readonly HashSet<string> _loners = new(StringComparer.Ordinal);
    private bool _isCalling;
    private bool _isWell = true;

    /// <summary>Makes one.</summary>
    /// <param name="most">Most items in one call.</param>
    /// <param name="keyOf">What tells an item's answer from those of others: no call carries two items of one key.</param>
    /// <param name="call">
    /// Makes the call and answers each item, in their order. Null says that nothing was done or learned of an item because it was asked with others: it is asked
    /// alone then. Where the outcome of a write is not known, it throws, or answers so.
    /// </param>
    public CallBatcher(int most, Func<TItem, string> keyOf, Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TAnswer?>>> call)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentNullException.ThrowIfNull(keyOf);
        ArgumentNullException.ThrowIfNull(call);
        (_most, _keyOf, _call) = (most, keyOf, call);
    }

    /// <summary>Asks, alone or together with what others ask.</summary>
    /// <param name="item">What is asked.</param>
    /// <param name="cancellationToken">Ends the waiting for the answer; the call goes on for others.</param>
    /// <exception cref="PortException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<TAnswer> AskAsync(TItem item, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var question = new Question(item, _keyOf(item));
        bool isLoner;
        bool isFirst;
        lock (_gate)
        {
            isLoner = _loners.Contains(question.Key);
            isFirst = !isLoner && !_isCalling;
            if (!isLoner)
                question.Place = _waiting.AddLast(question);
            _isCalling |= isFirst;
        }

        using var cancelled = cancellationToken.UnsafeRegister(_ => Leave(question, cancellationToken), null);
        if (isLoner)
            _ = AnswerAsync([question]);
        else if (isFirst)
            _ = CarryAsync();
        return await question.Task.ConfigureAwait(false);
    }

    /// <summary>Call after call, until nobody waits.</summary>
    private async Task CarryAsync()
    {
        while (Next() is { } round)
        {
            await InContextOf(round[0], () => AnswerAsync(round)).ConfigureAwait(false);
            foreach (var alone in round.Where(static q => !q.Task.IsCompleted))
                await InContextOf(alone, () => AnswerAsync([alone])).ConfigureAwait(false);
        }
    }

    private List<Question>? Next()
    {
        lock (_gate)
        {
            var round = new List<Question>();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            for (var place = _waiting.First; place is not null && round.Count < _most;)
            {
                var (question, next) = (place.Value, place.Next);
                if (keys.Add(question.Key))
                {
                    Take(question);
                    round.Add(question);
                }

                place = next;
            }

            _isCalling = round.Count > 0;
            return _isCalling ? round : null;
        }
    }

    private void Take(Question question)
    {
        if (question.Place is { } place)
            _waiting.Remove(place);
        question.Place = null;
    }

    /// <summary>Makes one call and hands out its answers. Who has none after it is to be asked alone.</summary>
    private async Task AnswerAsync(List<Question> round)
    {
        using var abandoned = new CancellationTokenSource();
        lock (_gate)
        {
            round.RemoveAll(static q => q.Task.IsCompleted);
            var inCall = new Call(abandoned) { Left = round.Count };
            round.ForEach(q => q.Call = inCall);
        }

        if (round.Count == 0)
            return;
        try
        {
            var answers = await _call([.. round.Select(static q => q.Item)], abandoned.Token).ConfigureAwait(false);
            if (answers.Count != round.Count || (round.Count == 1 && answers[0] is null))
                throw new InvalidOperationException($"{answers.Count} answers came for {round.Count} items, or none for one that was alone.");
            lock (_gate)
            {
                _isWell = true;
                foreach (var (question, _) in round.Zip(answers).Where(static a => a.Second is not null))
                    _loners.Remove(question.Key);
            }

            foreach (var (question, answer) in round.Zip(answers))
            {
                if (answer is not null)
                    question.TrySetResult(answer);
            }
        }
        catch (PortException refused) when (round.Count > 1 && refused.Kind is FailureKind.Rejected or FailureKind.NotFound or FailureKind.Conflict)
        {
            // It says no to the call, and may mean one item of it: nothing was carried out, so each can be asked by itself.
        }
        catch (Exception failure)
        {
            Mark(round, failure);
            foreach (var question in round)
                question.TrySetException(failure);
        }
        finally
        {
            lock (_gate)
                round.ForEach(static q => q.Call = null);
        }
    }

    /// <summary>One of them may be the cause, also one that was alone. What never left is the system's trouble when calls failed before it too.</summary>
    private void Mark(List<Question> round, Exception failure)
    {
        lock (_gate)
        {
            var mayBeOfOne = failure is OperationCanceledException or PortException { Kind: FailureKind.OutcomeUnknown or FailureKind.Unreadable or FailureKind.Unspecified }
                || (_isWell && failure is PortException { Kind: FailureKind.NotExecuted });
            _isWell = false;
            if (!mayBeOfOne)
                return;
            if (_loners.Count >= MostLoners)
                _loners.Clear();
            _loners.UnionWith(round.Select(static q => q.Key));
        }
    }

    private void Leave(Question question, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Take(question);

            // Under the lock, so that the call does not end, and its source is not disposed of, before it is cancelled.
            if (question.Call is { } call && --call.Left == 0)
                _ = call.Source.CancelAsync();

            // So is this: a call that is about to be made counts nobody who has left.
            question.TrySetCanceled(cancellationToken);
        }
    }

    /// <summary>A call belongs to the one who asked first: spans and whatever else flows with the work are that caller's.</summary>
    private static Task InContextOf(Question question, Func<Task> work)
    {
        if (question.Context is null)
            return work();
        Task? begun = null;
        ExecutionContext.Run(question.Context, _ => begun = work(), null);
        return begun!;
    }

    private sealed class Question(TItem item, string key) : TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TItem Item => item;

        public string Key => key;

        public ExecutionContext? Context { get; } = ExecutionContext.Capture();

        /// <summary>Where it waits; null once it does not.</summary>
        public LinkedListNode<Question>? Place { get; set; }

        /// <summary>The call it is in; null before and after.</summary>
        public Call? Call { get; set; }
    }

    private sealed class Call(CancellationTokenSource source)
    {
        public CancellationTokenSource Source => source;

        /// <summary>How many still want the answer.</summary>
        public int Left { get; set; }
    }
}
