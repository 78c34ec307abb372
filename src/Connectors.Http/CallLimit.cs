namespace Connectors.Http;

/// <summary>At most <paramref name="Permits"/> calls in any <paramref name="Window"/>.</summary>
/// <param name="Permits">How many calls; at least 1.</param>
/// <param name="Window">The length of the window; above zero.</param>
/// <param name="Scope">
/// Null counts the calls of the one operation. A name counts the calls of every operation of the account that has a limit of the
/// same scope together: vendors such as ShipBob and Business Central limit an account as a whole.
/// </param>
public readonly record struct CallLimit(int Permits, TimeSpan Window, string? Scope = null);
