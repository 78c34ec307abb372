using Connectors.Http;

namespace Connectors.Patchworks.Internal;

/// <summary>Which host an operation is of. Every host has an address of its own. Pure.</summary>
internal static class PatchworksHosts
{
    /// <summary>The address of a call that the client put below the Core API; null where it is there already.</summary>
    public static Uri? AddressOf(HttpRequestMessage request, PatchworksClientOptions options, Uri core)
    {
        var host = request.GetOperation()?.Code switch
        {
            { } code when code.StartsWith(PatchworksOperations.StartPrefix, StringComparison.Ordinal) => options.StartAddress,
            { } code when code.StartsWith(PatchworksOperations.FabricPrefix, StringComparison.Ordinal) => options.FabricAddress,
            _ => null,
        };
        return host is not null && request.RequestUri is { } address ? new Uri(Below(host, address.AbsoluteUri[core.AbsoluteUri.Length..])) : null;
    }

    /// <summary>Joined as text, so that nothing of the rest is taken for a scheme or an absolute path.</summary>
    public static string Below(Uri root, string rest) => $"{root.AbsoluteUri.TrimEnd('/')}/{rest}";
}
