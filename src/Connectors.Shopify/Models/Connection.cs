namespace Connectors.Shopify.Models;

/// <summary>One page of a list, in the vendor's shape.</summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <remarks>Value equality does not look into the list.</remarks>
public sealed record Connection<T>
{
    internal static Connection<T> Empty { get; } = new();

    /// <summary>What is on the page. Never null.</summary>
    public IReadOnlyList<T> Nodes { get => field ?? []; init; }

    /// <summary>Where it ends. Never null.</summary>
    public PageInfo PageInfo { get => field ?? new(); init; }

    /// <summary>How many there are, and whether more follow.</summary>
    public override string ToString() => $"Connection {{ Nodes = {Nodes.Count}, HasNextPage = {PageInfo.HasNextPage} }}";
}
