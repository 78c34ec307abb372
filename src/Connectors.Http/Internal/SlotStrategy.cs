using Polly;

namespace Connectors.Http.Internal;

/// <summary>
/// Calls in flight at once. Outside the retry: a call that is backing off keeps its slot, which slows an account that is in trouble.
/// </summary>
internal sealed class SlotStrategy(int slots, int queue) : ResilienceStrategy<HttpResponseMessage>, IDisposable
{
    private readonly SemaphoreSlim _slots = new(slots, slots);
    private int _waiting;

    public void Dispose() => _slots.Dispose();

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        if (!await _slots.WaitAsync(0, CancellationToken.None).ConfigureAwait(false))
        {
            try
            {
                if (Interlocked.Increment(ref _waiting) > queue)
                    return Outcome.FromException<HttpResponseMessage>(Failures.Busy(context.Call(), "all slots are taken and the queue is full"));
                await _slots.WaitAsync(context.CancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException e)
            {
                return Outcome.FromException<HttpResponseMessage>(e);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
        try
        {
            return await callback(context, state).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }
}
