namespace Connectors.Flows.Engine.Polling;

/// <summary>Read the next page.</summary>
internal sealed record PollEffect;
