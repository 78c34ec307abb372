namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>Poll once.</summary>
public sealed record PollEffect;
