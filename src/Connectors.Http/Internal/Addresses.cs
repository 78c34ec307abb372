namespace Connectors.Http.Internal;

/// <summary>The rules for addresses that users configure: the same for every vendor.</summary>
internal static class Addresses
{
    /// <summary>What is wrong with the root of an API; empty when it is good.</summary>
    public static IEnumerable<string> ProblemsOfRoot(Uri address) =>
        address.IsAbsoluteUri && (address.Query.Length > 0 || address.Fragment.Length > 0) ? [.. Problems(address), "must have no query and no fragment"] : Problems(address);

    /// <summary>What is wrong with an address that credentials go to; empty when it is good.</summary>
    public static IEnumerable<string> Problems(Uri address)
    {
        if (!address.IsAbsoluteUri)
        {
            yield return "must be absolute, for example https://api.example.com/";
            yield break;
        }
        if (address.UserInfo.Length > 0)
            yield return "must name no user; credentials have keys of their own";
        if (!address.IsConfidential())
            yield return "must be https (http only to this machine)";
    }

    /// <summary>With exactly one slash at its end, so that relative addresses are appended.</summary>
    public static Uri WithSlash(Uri address)
    {
        var text = address.AbsoluteUri;
        return text.EndsWith('/') && !text.EndsWith("//", StringComparison.Ordinal) ? address : new Uri(text.TrimEnd('/') + '/');
    }

    /// <summary>Takes out what could be a secret, so that an address can be shown although it was refused.</summary>
    public static Uri? WithoutSecrets(Uri? address) => address switch
    {
        null => null,
        { IsAbsoluteUri: true, Host.Length: > 0 } when address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0 => address,
        { IsAbsoluteUri: true, Host.Length: > 0 } => new UriBuilder(address)
        {
            UserName = address.UserInfo.Length > 0 ? "***" : string.Empty,
            Password = string.Empty,
            Query = address.Query.Length > 0 ? "***" : string.Empty,
            Fragment = address.Fragment.Length > 0 ? "***" : string.Empty,
        }.Uri,
        _ => address.OriginalString.AsSpan().ContainsAny('@', '?', '#') ? new Uri("***", UriKind.Relative) : address,
    };

    /// <summary>Scheme, host and port, for people.</summary>
    public static string Origin(Uri? address) => address switch
    {
        null => "(no address)",
        { IsAbsoluteUri: true } => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped),
        _ => "(no absolute address)",
    };
}
