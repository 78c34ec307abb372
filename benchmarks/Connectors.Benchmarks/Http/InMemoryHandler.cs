using System.Net;
using System.Net.Http.Headers;

namespace Connectors.Benchmarks.Http;

/// <summary>Answers at once with the same body: no network, no wait.</summary>
internal sealed class InMemoryHandler : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly byte[] _body = "{\"number\":\"P-100200300\",\"status\":\"ON_ITS_WAY\"}"u8.ToArray();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(_body);
        content.Headers.ContentType = Json;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
