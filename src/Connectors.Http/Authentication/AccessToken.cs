namespace Connectors.Http.Authentication;

/// <summary>A bearer token and when it ends. It never shows the secret: not as text, in JSON, in the debugger or in structured logs.</summary>
/// <param name="Value">The secret itself.</param>
/// <param name="ExpiresAt">When it stops working, UTC.</param>
public sealed record AccessToken(Secret Value, DateTimeOffset ExpiresAt)
{
    /// <summary>Wraps what a token endpoint answered.</summary>
    /// <param name="value">The secret itself.</param>
    /// <param name="expiresAt">When it stops working, UTC.</param>
    public AccessToken(string value, DateTimeOffset expiresAt)
        : this(new Secret(value), expiresAt)
    {
    }
}
