namespace Connectors.Http.Internal;

/// <summary>Where credentials may go.</summary>
internal static class Origins
{
    public static bool HasOriginOf(this Uri address, Uri other) =>
        address.Scheme == other.Scheme
        && address.Port == other.Port
        && string.Equals(address.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase)
        && address.UserInfo.Length == 0;

    /// <summary>HTTPS, or HTTP to this machine.</summary>
    public static bool IsConfidential(this Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>Refuses to let a secret leave for the wrong place.</summary>
    public static void DemandSafeFor(HttpRequestMessage request, Uri baseAddress)
    {
        var address = request.RequestUri;
        if (address is null || !address.IsAbsoluteUri || !address.HasOriginOf(baseAddress))
            throw new InvalidOperationException("The credentials are for another origin than the one called; nothing was sent.");
        if (!address.IsConfidential())
            throw new InvalidOperationException("Credentials are sent over HTTPS only, except to this machine; nothing was sent.");
    }
}
