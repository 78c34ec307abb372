namespace Connectors.Http;

/// <summary>At most <paramref name="Permits"/> calls in any <paramref name="Window"/>.</summary>
/// <param name="Permits">How many calls; at least 1.</param>
/// <param name="Window">The length of the window; above zero.</param>
public readonly record struct CallLimit(int Permits, TimeSpan Window);
