namespace Connectors.Flows.Accounts;

/// <summary>What somebody changed in the store.</summary>
/// <param name="Field">Which field: <c>credit limit</c>, <c>balance</c>, <c>login</c>.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Ours">What we had told.</param>
internal sealed record SeenDrift(string Field, string Found, string Ours);
