using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <param name="Items">What is on it; never null. May be empty although another page follows.</param>
/// <param name="ContinuationToken">Where the next page starts, opaque; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? ContinuationToken)
{
    /// <summary>Items of the page that could not be read, each with its id as far as that could; never null.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable { get => field ?? []; init; }

    /// <summary>What the vendor's clock said when it answered (<c>Date</c>), UTC; null when the answer does not tell.</summary>
    public DateTimeOffset? SystemTime { get; init; }

    /// <summary>The operation that the page answers; null when it was not made from a request.</summary>
    internal Operation? Operation { get; init; }

    /// <summary>Whether the vendor said how many items there are, so that the list ends whatever it holds.</summary>
    public bool IsBounded { get; init; }
}
