namespace Connectors.Domain.Ports;

/// <summary>Makes an <see cref="ItemList{T}"/> of a collection expression.</summary>
public static class ItemListBuilder
{
    /// <summary>A list of which all was read.</summary>
    /// <typeparam name="T">The item's type.</typeparam>
    /// <param name="items">The items.</param>
    public static ItemList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
