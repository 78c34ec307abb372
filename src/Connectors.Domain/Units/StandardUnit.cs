using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>A unit of the UN/ECE code lists.</summary>
/// <param name="Code">Its code; a packaging of Recommendation 21 has the X in front that electronic invoices put there.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Recommendation">The list it is from: 20 for units of measure, 21 for packagings.</param>
public sealed record StandardUnit(UnitCode Code, string Name, int Recommendation);
