namespace Connectors.Mirakl.Models;

/// <summary>A tax to give back, for OR28 and OR30.</summary>
/// <param name="Code">The operator's tax code, as the order line has it.</param>
/// <param name="Amount">The tax, in the currency of the order.</param>
public sealed record OrderTaxAmount(string Code, decimal Amount);
