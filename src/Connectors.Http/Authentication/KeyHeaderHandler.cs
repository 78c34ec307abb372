using Connectors.Http.Internal;

namespace Connectors.Http.Authentication;

/// <summary>
/// Sets a secret header on each attempt, read anew each time so that keys rotate without a restart. Refuses plain HTTP outside loopback,
/// and never sends the key to another origin than the base address and the hosts that the user trusts.
/// </summary>
/// <param name="header">Header name.</param>
/// <param name="key">Reads the current value, whole (including a scheme, if the vendor wants one).</param>
/// <param name="baseAddress">The origin the key is for.</param>
/// <param name="trustedHosts">Hosts that get the key too, over HTTPS, see <see cref="ConnectorRequest.FileLink"/>; null for none.</param>
public sealed class KeyHeaderHandler(string header, Func<string> key, Uri baseAddress, IReadOnlyCollection<string>? trustedHosts = null) : DelegatingHandler
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The address is of another origin, or neither HTTPS nor this machine; or the key is empty or no header value.
    /// </exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Origins.DemandSafeFor(request, baseAddress, trustedHosts);
        var value = key();
        if (string.IsNullOrWhiteSpace(value) || !HeaderText.CanBeSent(value))
            throw new InvalidOperationException($"The key for header '{header}' is empty or holds something else than printable ASCII characters; nothing was sent.");
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
        return base.SendAsync(request, cancellationToken);
    }
}
