namespace Connectors.Mirakl.Internal;

/// <summary>How many of each line of a reduced order are to be sent or were, as the lists of shipments and of items to ship say together.</summary>
/// <param name="Counts">By line id; a line that no list shows has none.</param>
/// <param name="IsSettled">
/// Whether the order changed long enough ago for both lists to show it. Before that an item that was just put into a shipment may be in neither, and would count as cancelled.
/// </param>
internal sealed record LeftToSend(IReadOnlyDictionary<string, int> Counts, bool IsSettled);
