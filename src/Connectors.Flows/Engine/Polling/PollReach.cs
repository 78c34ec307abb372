namespace Connectors.Flows.Engine.Polling;

/// <summary>How far back a run reaches that reads a list once more from where something could not be read.</summary>
/// <param name="Watermark">The checkpoint that it goes on from; null for the beginning.</param>
internal sealed record PollReach(DateTimeOffset? Watermark);
