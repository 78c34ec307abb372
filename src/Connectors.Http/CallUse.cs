namespace Connectors.Http;

/// <summary>What schedules take of one limit.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Used">Calls or runs in one window of it, on average.</param>
/// <param name="CountsRuns">Whether runs are counted, with all their pages, or single calls.</param>
public sealed record CallUse(CallLimit Limit, decimal Used, bool CountsRuns)
{
    /// <summary>Whether it is kept.</summary>
    public bool Fits => decimal.Round(Used, 9) <= Limit.Permits;
}
