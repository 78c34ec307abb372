namespace Connectors.Flows.OrderToCash.References;

/// <summary>Write what waits.</summary>
internal sealed record ReferenceEffect;
