using System.Text.Json;

namespace Connectors.Mirakl.Json;

/// <summary>Lists as answers hold them: null in place of an item is none of the vendor's items, and leaving it out would make the list say less than it should.</summary>
internal static class WholeList
{
    /// <summary>The list itself.</summary>
    /// <exception cref="JsonException">An item of it is null.</exception>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items) =>
        items is null || items.All(static i => i is not null) ? items! : throw new JsonException("An item of a list is null.");
}
