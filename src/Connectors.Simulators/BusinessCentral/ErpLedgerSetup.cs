namespace Connectors.Simulators.BusinessCentral;

/// <summary>The company's settings of the ledger.</summary>
/// <param name="Id">The service's id of it.</param>
/// <param name="Allowed">The days on which may be posted; null is no limit.</param>
/// <param name="ModifiedAt">When somebody changed it.</param>
internal sealed record ErpLedgerSetup(Guid Id, (DateOnly? From, DateOnly? To) Allowed, DateTimeOffset ModifiedAt);
