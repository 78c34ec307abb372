namespace Connectors.Flows.Refunds;

/// <summary>A return that waits for its turn, or has it.</summary>
/// <param name="Return">Key of its case.</param>
/// <param name="Turn">Its own number of the turn.</param>
internal sealed record WaitingReturn(string Return, int Turn);
