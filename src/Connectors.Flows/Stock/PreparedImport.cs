namespace Connectors.Flows.Stock;

/// <summary>An import whose rows are kept and that is about to be handed in. What it tells counts as told from now on: whether an attempt arrived may never be known.</summary>
/// <param name="Batch">Our own number of it.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Decreases">How many of them tell less than before.</param>
/// <param name="At">When it was made, UTC.</param>
internal sealed record PreparedImport(int Batch, int Rows, int Decreases, DateTimeOffset At);
