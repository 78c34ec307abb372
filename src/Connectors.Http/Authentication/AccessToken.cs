namespace Connectors.Http.Authentication;

/// <summary>A bearer token and when it ends.</summary>
/// <param name="Value">The secret itself.</param>
/// <param name="ExpiresAt">When it stops working, UTC.</param>
public sealed record AccessToken(string Value, DateTimeOffset ExpiresAt)
{
    /// <summary>Never shows the secret.</summary>
    public override string ToString() => $"AccessToken {{ ExpiresAt = {ExpiresAt:O} }}";
}
