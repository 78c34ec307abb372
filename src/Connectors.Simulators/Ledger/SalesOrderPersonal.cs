namespace Connectors.Simulators.Ledger;

/// <summary>Which parts of a sales order a person decided.</summary>
internal readonly record struct SalesOrderPersonal(bool Lines, bool ShipTo, bool Customer, bool Currency, bool Reference, bool Dimensions);
