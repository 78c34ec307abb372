using System.Net;
using Polly;
using Polly.CircuitBreaker;

namespace Connectors.Http.Internal;

/// <summary>Each attempt takes a place of the account's call budget, or is refused with the wait when that is too long.</summary>
internal sealed class BudgetStrategy(CallBudgets budgets, string account, TimeSpan longestWait) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        var call = context.Call();
        var waited = TimeSpan.Zero;
        while (budgets.TryTake(account, call.Operation) is { } wait)
        {
            if (wait >= call.Permit?.Remaining)
                return Outcome.FromException<HttpResponseMessage>(Failures.PermitOver(call, wait));
            if (waited + wait > longestWait)
                return Outcome.FromException<HttpResponseMessage>(Failures.Busy(call, "call budget is used up", wait));
            try
            {
                // Timers count whole milliseconds; a shorter delay would end too early and spin.
                var delay = TimeSpan.FromMilliseconds((wait.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);
                await Task.Delay(delay, budgets.Time, context.CancellationToken).ConfigureAwait(false);
                waited += delay;
            }
            catch (OperationCanceledException e)
            {
                return Outcome.FromException<HttpResponseMessage>(e);
            }
        }

        var outcome = await callback(context, state).ConfigureAwait(false);
        if (outcome.Exception is BrokenCircuitException)
            budgets.GiveBack(account, call.Operation);
        if (outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests && call.Verdict?.RetryAfter is { } asked)
            budgets.Defer(account, call.Operation, asked < Waits.LongestSilence ? asked : Waits.LongestSilence);
        return outcome;
    }
}
