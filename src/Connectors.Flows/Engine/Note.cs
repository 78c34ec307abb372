namespace Connectors.Flows.Engine;

/// <summary>Something that happened, for the journal. Never a secret and never personal data.</summary>
/// <param name="Code">Stable code, for example <c>order.accepted</c>.</param>
/// <param name="Text">What happened, for people.</param>
public sealed record Note(string Code, string Text);
