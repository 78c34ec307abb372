namespace Connectors.Flows.OrderToCash.Polls;

/// <summary>Poll once.</summary>
internal sealed record PollEffect;
