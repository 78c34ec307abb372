using Connectors.Http;
using Connectors.Http.Authentication;

namespace Connectors.Patchworks.Internal;

/// <summary>
/// The address of a webhook or callback: <c>https://host/api/v1/{company}/{id}[/{environment}]?patchworks_signature=…</c>. Whoever has it can run the flow, for ever: nothing of it but the host is ever shown. Pure.
/// </summary>
internal static class TriggerAddress
{
    private const string Signature = "patchworks_signature";

    /// <summary>Tells what is wrong with it, never quoting it.</summary>
    public static void Check(OptionsMistakes mistakes, string key, Secret secret, Uri? root)
    {
        mistakes.Secret(key, secret, isForHeader: false);
        if (!secret.IsSet)
            return;
        if (Read(secret) is not { } address)
            mistakes.Add(key, "is no absolute address; expected is the whole address of the trigger, as the dashboard shows it");
        else if (root is not { IsAbsoluteUri: true } || !HasOriginOf(address, root))
            mistakes.Add(key, $"is not of the host of {nameof(ConnectorClientOptions.BaseAddress)}; set the root of the service there too");
        else if (SignatureOf(address) is not { Length: > 0 })
            mistakes.Add(key, $"has no {Signature}; expected is the whole address of the trigger, as the dashboard shows it");
    }

    /// <summary>The address with what the request asks besides.</summary>
    public static Uri? Of(Secret secret, Uri? request) => Read(secret) is not { } address ? null
        : request is { Query.Length: > 1 } ? new Uri($"{address.AbsoluteUri}{(address.Query.Length > 0 ? "&" : "?")}{request.Query[1..]}")
        : address;

    /// <summary>Whose calls are counted together: the company, which comes first below the root.</summary>
    public static string CompanyOf(Secret secret, Uri? root)
    {
        if (Read(secret) is not { } address)
            return string.Empty;
        var below = root is { IsAbsoluteUri: true } ? root.AbsolutePath.TrimEnd('/') + '/' : "/";
        return (address.AbsolutePath.StartsWith(below, StringComparison.Ordinal) ? address.AbsolutePath[below.Length..] : address.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? string.Empty;
    }

    /// <summary>What of it must not come back in an answer: signature and ids, as they are and unescaped.</summary>
    public static IEnumerable<string> PartsOf(Secret secret, Uri? root)
    {
        if (Read(secret) is not { } address)
            yield break;
        if (SignatureOf(address) is { Length: > 0 } signature)
        {
            yield return signature;
            yield return Uri.UnescapeDataString(signature);
        }

        var known = root is { IsAbsoluteUri: true } ? root.Segments.Length : 1;
        foreach (var segment in address.Segments.Skip(known).Select(static s => s.Trim('/')).Where(static s => s.Length > 3))
            yield return segment;
    }

    private static Uri? Read(Secret secret) => Uri.TryCreate(secret.Reveal(), UriKind.Absolute, out var address) && address.Host.Length > 0 && address.UserInfo.Length == 0 ? address : null;

    private static string? SignatureOf(Uri address) => address.Query.TrimStart('?').Split('&').Select(static p => p.Split('=', 2)).FirstOrDefault(static p => p is [Signature, _])?[1];

    private static bool HasOriginOf(Uri address, Uri root) => address.Scheme == root.Scheme && address.Port == root.Port && string.Equals(address.IdnHost, root.IdnHost, StringComparison.OrdinalIgnoreCase);
}
