namespace Connectors.Http;

/// <summary>
/// Keeps every caller of an account together under the vendor's published call frequencies. One instance is shared by a
/// process; state is per (account, operation), never keyed by a secret, and forgotten when idle. Thread-safe.
/// </summary>
public sealed class CallBudgets
{
    /// <summary>Makes empty budgets.</summary>
    /// <param name="time">The clock the windows are measured with; the system's when null.</param>
    public CallBudgets(TimeProvider? time = null) => throw new NotImplementedException();

    /// <summary>Takes a place for one call, or says how long until there is one.</summary>
    /// <param name="account">The account, for example <c>mirakl:bq</c>.</param>
    /// <param name="operation">The operation that is to be called.</param>
    /// <returns>Null when the call may be made now (the place is taken); otherwise the time until the next free place.</returns>
    public TimeSpan? TryTake(string account, Operation operation) => throw new NotImplementedException();

    /// <summary>Closes the operation for the account until a wait that the vendor asked for is over.</summary>
    public void Defer(string account, Operation operation, TimeSpan wait) => throw new NotImplementedException();
}
