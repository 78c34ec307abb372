namespace Connectors.Http;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <param name="Items">What is on it; never null.</param>
/// <param name="ContinuationToken">Where the next page starts, opaque; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? ContinuationToken);
