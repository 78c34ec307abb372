namespace Connectors.Simulators.Ledger.Events;

/// <summary>What an order says beside its goods that was put into a store of the seller's own, which sends it.</summary>
/// <param name="IsBusiness">Whether the store takes it for an order of a business customer.</param>
/// <param name="Owed">What is still to be paid there.</param>
/// <param name="TellsShopper">Whether the store writes to the shopper, or could.</param>
internal sealed record StoredOrderContent(bool IsBusiness, decimal Owed, bool TellsShopper);
