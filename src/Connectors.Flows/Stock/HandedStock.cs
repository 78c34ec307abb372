using Connectors.Domain.Documents;

namespace Connectors.Flows.Stock;

/// <summary>What became of rows that were told.</summary>
/// <param name="ImportId">The import that will carry them out; null when there is none: they are carried out, or all were withheld.</param>
/// <param name="NotTaken">Rows that were withheld or refused, each with its reason.</param>
/// <param name="IsDone">Whether all others are shown.</param>
internal sealed record HandedStock(string? ImportId, IReadOnlyList<RejectedRow> NotTaken, bool IsDone);
