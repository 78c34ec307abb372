namespace Connectors.Flows.B2BPrices;

/// <summary>A batch: every list is looked at in turn.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="TablesVersion">The tables it goes by.</param>
/// <param name="IsComparing">Whether every list is compared with what the store shows.</param>
/// <param name="Done">The last list that is done; empty before the first. They go in the order of their names without case.</param>
internal sealed record PriceRound(DateTimeOffset At, string TablesVersion, bool IsComparing, string Done);
