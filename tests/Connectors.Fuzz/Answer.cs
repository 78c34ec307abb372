using System.Net;
using System.Net.Http.Headers;
using Connectors.Mirakl;

namespace Connectors.Fuzz;

/// <summary>A vendor that answers as it is told, without a wire and without the repeats that are around a client in a host.</summary>
internal sealed class Answer(Func<string, (byte[] Body, string MediaType)> answer) : HttpMessageHandler
{
    /// <summary>Makes one call on a client that gets such answers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="answer">The body of the answer, by the path that is asked for.</param>
    public static void To(Func<MiraklClient, MiraklClientOptions, Task> call, Func<string, (byte[] Body, string MediaType)> answer)
    {
        using var handler = new Answer(answer);
        using var http = new HttpClient(handler) { BaseAddress = new Uri("https://marketplace.example.com/") };
        var options = new MiraklClientOptions { DefaultCurrency = "GBP" };
        call(new MiraklClient(http, options), options).GetAwaiter().GetResult();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (body, mediaType) = answer(request.RequestUri!.AbsolutePath);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } },
            RequestMessage = request,
        });
    }
}
