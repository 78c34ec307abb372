namespace Connectors.Http.Authentication;

/// <summary>
/// Sets a secret header on each attempt, read anew each time so that keys rotate without a restart. Refuses plain HTTP outside loopback,
/// and never sends the key to another origin than the base address.
/// </summary>
/// <param name="header">Header name.</param>
/// <param name="key">Reads the current value, whole (including a scheme, if the vendor wants one).</param>
/// <param name="baseAddress">The only origin the key is for.</param>
public sealed class KeyHeaderHandler(string header, Func<string> key, Uri baseAddress) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new NotImplementedException($"{header} {key} {baseAddress}");
}
