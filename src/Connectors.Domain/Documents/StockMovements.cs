using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A page of a system's movements of goods: of which SKUs stock is another now. How much is asked for anew.</summary>
/// <param name="Moved">The SKUs, each once; never null.</param>
/// <param name="Position">Where the page ended, opaque: the next one begins there, in another process too. Commit it with what was made of the page.</param>
/// <param name="HasMore">Whether more moved already.</param>
/// <remarks>Value equality does not look into <see cref="Moved"/>.</remarks>
public sealed record StockMovements(IReadOnlyList<Sku> Moved, string Position, bool HasMore);
