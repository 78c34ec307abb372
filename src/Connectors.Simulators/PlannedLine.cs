namespace Connectors.Simulators;

/// <summary>One line of an order that a test puts into the world.</summary>
/// <param name="OfferId">An offer of the sample catalogue, see <see cref="SampleTables.Offers"/>.</param>
/// <param name="Quantity">How many of the offer; more than zero.</param>
public sealed record PlannedLine(long OfferId, int Quantity);
