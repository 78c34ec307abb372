namespace Connectors.Domain.Ports;

/// <summary>
/// An item of a list that could not be read: a value of a wrong type, an id that is missing, half a character. The rest of the list was read.
/// Neither part of it quotes a value, so it can be logged.
/// </summary>
/// <param name="Id">The system's id of the item, by which it can be asked for alone; null when that could not be read either.</param>
/// <param name="Path">Where in the answer the fault is, a JSON path such as <c>$.orders[1].order_lines[0].quantity</c>.</param>
public sealed record UnreadableItem(string? Id, string Path);
