using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>
/// Some items of a list could not be read. Everything else of it was handed out before: this comes at the end, so that whoever takes only the items
/// hears of what is missing. Who reads page by page finds them in <see cref="Page{T}.Unreadable"/> instead.
/// </summary>
/// <param name="message">What failed, for people; never a body, a secret or personal data.</param>
/// <param name="items">What could not be read.</param>
/// <param name="innerException">The cause; null as a rule.</param>
public sealed class ConnectorUnreadableItemsException(string message, IReadOnlyList<UnreadableItem> items, Exception? innerException = null)
    : ConnectorException(message, innerException)
{
    /// <summary>The items that could not be read, in their order; never null.</summary>
    public IReadOnlyList<UnreadableItem> Items { get; } = items;

    /// <summary>The failure of a list some of whose items could not be read.</summary>
    /// <param name="operation">The operation that gave the list; null when it is not known.</param>
    /// <param name="items">What could not be read; at least one.</param>
    public static ConnectorUnreadableItemsException Of(Operation? operation, IReadOnlyList<UnreadableItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var (system, code) = (operation?.System ?? "unknown", operation?.Code ?? "list");
        return new($"{system} {code} failed: {items.Count} items could not be read, the first is {items[0].Id ?? "without an id"} at {items[0].Path}", items)
        {
            System = system, Operation = code, Kind = FailureKind.Unreadable,
        };
    }
}
