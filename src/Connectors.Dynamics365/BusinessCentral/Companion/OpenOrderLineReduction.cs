using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>What a line of an open order is to be brought down to.</summary>
/// <param name="Sequence">The line's number, as <see cref="SalesOrderLine.Sequence"/> has it.</param>
/// <param name="Quantity">What it was read to hold, in its unit: where it holds another quantity by now, nothing is reduced.</param>
/// <param name="NewQuantity">What it is to hold: no less than what was shipped, and less than <paramref name="Quantity"/>.</param>
public sealed record OpenOrderLineReduction(int Sequence, decimal Quantity, decimal NewQuantity);
