namespace Connectors.Http.Internal;

/// <summary>Where credentials may go.</summary>
internal static class Origins
{
    public static bool HasOriginOf(this Uri address, Uri other) =>
        address.Scheme == other.Scheme
        && address.Port == other.Port
        && string.Equals(address.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase)
        && address.UserInfo.Length == 0;

    /// <summary>The base address's origin, or HTTPS on the usual port of a host that the user trusts besides it.</summary>
    public static bool IsTrustedBy(this Uri address, Uri baseAddress, IReadOnlyCollection<string>? trustedHosts) =>
        address.HasOriginOf(baseAddress)
        || (trustedHosts is not null
            && address.Scheme == Uri.UriSchemeHttps
            && address.IsDefaultPort
            && address.UserInfo.Length == 0
            && trustedHosts.Any(host => Covers(host, address.IdnHost)));

    /// <summary>Plain HTTP on its usual port becomes HTTPS where the base address is HTTPS.</summary>
    public static Uri RaisedTo(this Uri address, Uri baseAddress) =>
        address.Scheme == Uri.UriSchemeHttp && address.IsDefaultPort && baseAddress.Scheme == Uri.UriSchemeHttps
            ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttps, Port = -1 }.Uri
            : address;

    /// <summary>HTTPS, or HTTP to this machine.</summary>
    public static bool IsConfidential(this Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>Refuses to let a secret leave for the wrong place.</summary>
    public static void DemandSafeFor(HttpRequestMessage request, Uri baseAddress, IReadOnlyCollection<string>? trustedHosts = null)
    {
        var address = request.RequestUri;
        if (address is null || !address.IsAbsoluteUri || !address.IsTrustedBy(baseAddress, trustedHosts))
            throw new InvalidOperationException("The credentials are for another origin than the one called; nothing was sent.");
        if (!address.IsConfidential())
            throw new InvalidOperationException("Credentials are sent over HTTPS only, except to this machine; nothing was sent.");
    }

    private static bool Covers(string trusted, string host) => trusted.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length >= trusted.Length && host.EndsWith(trusted[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(trusted, StringComparison.OrdinalIgnoreCase);
}
