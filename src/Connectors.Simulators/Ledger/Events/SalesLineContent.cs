namespace Connectors.Simulators.Ledger.Events;

/// <summary>A line of a sales order.</summary>
/// <param name="LineId">The ERP's id.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="Number">Item or account.</param>
/// <param name="Unit">Unit code.</param>
/// <param name="UnitsPer">Base units in one unit.</param>
/// <param name="Quantity">In units of the line.</param>
/// <param name="UnitPrice">In the price mode of the order.</param>
/// <param name="Amount">After discount, in the price mode of the order.</param>
/// <param name="TaxPercent">Rate of its tax.</param>
internal sealed record SalesLineContent(
    string LineId, SalesLineRole Role, string Number, string Unit, decimal UnitsPer, decimal Quantity, decimal UnitPrice, decimal Amount, decimal TaxPercent);
