using System.Text;
using Connectors.Http.Tests.Support;

namespace Connectors.Http.Tests;

public sealed class StreamedContentTests
{
    [Fact]
    public async Task Body_is_written_anew_for_each_attempt_within_a_multipart()
    {
        using var rig = new Rig();
        rig.Transport.Then(429, 200);
        var written = 0;
        using var multipart = new MultipartFormDataContent("edge")
        {
            { new StreamedContent((stream, cancellationToken) => stream.WriteAsync(Encoding.UTF8.GetBytes($"rows {++written}"), cancellationToken).AsTask(), "text/csv"), "file", "rows.csv" },
        };

        await rig.Http.SendAsync(new ConnectorRequest(Samples.Create).Content(multipart));

        Assert.Contains("Content-Type: text/csv", rig.Transport.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("rows 1\r\n--edge--", rig.Transport.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("rows 2\r\n--edge--", rig.Transport.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_opens_and_disposes_the_source_for_each_attempt()
    {
        using var rig = new Rig();
        rig.Transport.Then(429, 200);
        var opened = new List<MemoryStream>();

        await rig.Http.SendAsync(new ConnectorRequest(Samples.Create).Content(StreamedContent.Of(Open)));

        Assert.Equal(["file", "file"], rig.Transport.Requests.Select(request => request.Body));
        Assert.All(opened, source => Assert.False(source.CanRead));

        MemoryStream Open()
        {
            opened.Add(new MemoryStream(Encoding.UTF8.GetBytes("file")));
            return opened[^1];
        }
    }
}
