namespace Connectors.Domain.Carriers;

/// <summary>One reading of a tracking number.</summary>
/// <param name="Carrier">Whose number it would be; null for shapes of no one carrier: a post abroad, a GS1 logistic unit.</param>
/// <param name="Shape">Name of the shape, for people: <c>UPS 1Z</c>.</param>
/// <param name="Strength">How much the shape says, one step less when the check digit is wrong.</param>
/// <param name="CheckDigit">What the check digit says.</param>
public sealed record TrackingCandidate(CarrierId? Carrier, string Shape, TrackingStrength Strength, CheckDigitState CheckDigit);
