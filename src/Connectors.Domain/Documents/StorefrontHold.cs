namespace Connectors.Domain.Documents;

/// <summary>A hold in the store: people or apps there keep goods of an order from leaving.</summary>
/// <param name="Id">The store's id of it.</param>
/// <param name="Reason">The store's word for why.</param>
/// <param name="IsOurs">Whether this program set it.</param>
public sealed record StorefrontHold(string Id, string Reason, bool IsOurs);
