namespace Connectors.Shopify.Models;

/// <summary>How many there are.</summary>
public sealed record ItemCount
{
    /// <summary>How many, 10,000 at most unless more was allowed.</summary>
    public int Count { get; init; }

    /// <summary><c>EXACT</c>, or <c>AT_LEAST</c> where there are more than were counted. Empty when not given.</summary>
    public string Precision { get => field ?? string.Empty; init; }
}
