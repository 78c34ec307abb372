namespace Connectors.Domain.Reasons;

/// <summary>A named cause for which something waits or is refused. Codes are stable: reports and runbooks refer to them.</summary>
/// <param name="Code">Stable code, lower case with dots: <c>carrier.unmapped</c>. The runbook is <c>docs/runbooks/{Code}.md</c>.</param>
/// <param name="Owner">Who can fix it.</param>
/// <param name="Summary">What it means, in one sentence for people.</param>
public sealed record Reason(string Code, Owner Owner, string Summary);
