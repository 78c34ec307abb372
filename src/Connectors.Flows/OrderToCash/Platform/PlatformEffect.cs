namespace Connectors.Flows.OrderToCash.Platform;

/// <summary>Read the platform.</summary>
internal sealed record PlatformEffect;
