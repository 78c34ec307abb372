using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>Everything that the allocation of stock rests on besides who waits: for each warehouse, at one moment.</summary>
/// <param name="Warehouses">What holds for each.</param>
internal sealed record AllocationKnowledge(IReadOnlyDictionary<ConnectionName, AllocationTerms> Warehouses);
