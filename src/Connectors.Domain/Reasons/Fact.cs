namespace Connectors.Domain.Reasons;

/// <summary>One thing that was seen. Never a secret and never personal data: facts reach reports.</summary>
/// <param name="Name">What it is, for example <c>carrier text</c>.</param>
/// <param name="Value">What was seen.</param>
public sealed record Fact(string Name, string Value);
