namespace Connectors.Flows.OrderToCash.References;

/// <summary>Write what waits.</summary>
public sealed record ReferenceEffect;
