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
            if (await WaitAsync(call, waited, wait, context.CancellationToken).ConfigureAwait(false) is { } refused)
                return refused;
            waited += wait;
        }

        var points = 0m;
        if (call.Operation.Points > 0m)
        {
            (points, var owed) = budgets.Points.Take(account, call.Operation);
            if (owed > TimeSpan.Zero && await WaitAsync(call, waited, owed, context.CancellationToken).ConfigureAwait(false) is { } refused)
            {
                budgets.Points.GiveBack(account, call.Operation, points);
                budgets.GiveBack(account, call.Operation);
                return refused;
            }
        }

        var outcome = await callback(context, state).ConfigureAwait(false);
        var isUnsent = outcome.Exception is BrokenCircuitException;
        if (isUnsent)
            budgets.GiveBack(account, call.Operation);
        if (points > 0m && isUnsent)
            budgets.Points.GiveBack(account, call.Operation, points);
        else if (points > 0m)
            budgets.Points.Settle(account, call.Operation, points, call.Cost);
        if (outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests && call.Verdict?.RetryAfter is { } asked)
            budgets.Defer(account, call.Operation, asked < Waits.LongestSilence ? asked : Waits.LongestSilence);
        return outcome;
    }

    /// <summary>Waits, unless that is too long.</summary>
    /// <returns>Null when the wait is over; otherwise how the call ends.</returns>
    private async ValueTask<Outcome<HttpResponseMessage>?> WaitAsync(ConnectorCall call, TimeSpan waited, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait >= call.Permit?.Remaining)
            return Outcome.FromException<HttpResponseMessage>(Failures.PermitOver(call, wait));
        if (waited + wait > longestWait)
            return Outcome.FromException<HttpResponseMessage>(Failures.Busy(call, "call budget is used up", wait));
        try
        {
            // Timers count whole milliseconds; a shorter delay would end too early and spin.
            var delay = TimeSpan.FromMilliseconds((wait.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);
            await Task.Delay(delay, budgets.Time, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }
    }
}
