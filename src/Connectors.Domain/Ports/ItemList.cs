using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Ports;

/// <summary>A list as a system gave it: what could be read, and beside it what could not. Immutable.</summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <remarks>Made from a collection expression where all of it was read.</remarks>
[CollectionBuilder(typeof(ItemListBuilder), nameof(ItemListBuilder.Create))]
[JsonConverter(typeof(NoJsonConverterFactory))]
public sealed class ItemList<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> _items;

    /// <summary>Makes a list.</summary>
    /// <param name="items">What could be read.</param>
    /// <param name="unreadable">What could not; null for none.</param>
    public ItemList(IReadOnlyList<T> items, IReadOnlyList<UnreadableItem>? unreadable = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = items;
        Unreadable = unreadable ?? [];
    }

    /// <summary>Items of the list that could not be read; never null. Whoever passes over them loses them.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable { get; }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
