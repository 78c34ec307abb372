namespace Connectors.Flows.Prices;

/// <summary>An import whose rows are kept and that is about to be handed in. What it tells counts as told from now on: whether an attempt arrived may never be known.</summary>
/// <param name="Batch">Our own number of it.</param>
/// <param name="Offers">How many offers it tells.</param>
/// <param name="At">When it was made, UTC.</param>
internal sealed record PreparedPrices(int Batch, int Offers, DateTimeOffset At);
