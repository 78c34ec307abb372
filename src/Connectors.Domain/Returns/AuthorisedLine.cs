namespace Connectors.Domain.Returns;

/// <summary>Goods that may be sent back.</summary>
/// <param name="Sold">The line as it was sold.</param>
/// <param name="Quantity">Base units that may come back; above zero and at most what is left of the line.</param>
public sealed record AuthorisedLine(SoldLine Sold, decimal Quantity);
