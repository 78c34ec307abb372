using System.Net;
using System.Text;

namespace Connectors.Mirakl.Tests;

/// <summary>A primary handler that writes each body as a connection would, anew for each attempt, and answers from a script; the last answer stays.</summary>
internal sealed class Uploads(params (HttpStatusCode Status, string Body)[] answers) : HttpMessageHandler
{
    private int _next;

    public List<(string Address, string? MediaType, string Body)> Sent { get; } = [];

    public static (HttpStatusCode, string) Created(string body) => (HttpStatusCode.Created, body);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var wire = new MemoryStream();
        if (request.Content is { } content)
            await content.CopyToAsync(wire, cancellationToken);
        Sent.Add((request.RequestUri!.PathAndQuery, request.Content?.Headers.ContentType?.MediaType, Encoding.UTF8.GetString(wire.ToArray())));
        var (status, body) = answers[Math.Min(_next++, answers.Length - 1)];
        return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
