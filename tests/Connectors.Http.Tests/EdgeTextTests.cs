using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http.Authentication;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http.Tests;

/// <summary>Text that the transport would refuse, or silently change, is refused at the edge: there a refusal is clear, and nothing was sent.</summary>
public sealed class EdgeTextTests
{
    [Theory]
    [InlineData("Acmé")]
    [InlineData("“quoted”")]
    [InlineData("zero\u200Bwidth")]
    [InlineData("bell\a")]
    [InlineData("del\u007F")]
    public void A_header_takes_only_what_can_be_sent(string value) =>
        Assert.Throws<ArgumentException>(() => new ConnectorRequest(Samples.Read).Header("X-Note", value));

    [Fact]
    public void A_header_takes_blanks_and_tabs() => Assert.NotNull(new ConnectorRequest(Samples.Read).Header("X-Note", "two words\tand a tab"));

    [Theory]
    [InlineData("kéy")]
    [InlineData("k3y\u00A0")]
    [InlineData("bell\a")]
    public async Task A_key_that_cannot_be_sent_is_refused_and_nothing_was_sent(string key)
    {
        using var rig = new Rig(handlers: builder => builder.AddHttpMessageHandler(() => new KeyHeaderHandler("X-Key", () => key, Rig.Base)));
        rig.Transport.AlwaysAnswer(200);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => rig.SendAsync(Samples.Create));

        Assert.DoesNotContain(key, refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData("tökén")]
    [InlineData("two\nlines")]
    [InlineData("")]
    public async Task A_token_that_cannot_be_sent_is_trouble_of_the_token_endpoint_and_nothing_was_sent(string token)
    {
        using var rig = new Rig(
            options => options.MaxRetries = 0,
            handlers: builder => builder.AddHttpMessageHandler(services => new BearerTokenHandler(
                new TokenCache(_ => Task.FromResult(new AccessToken(token, DateTimeOffset.MaxValue))), Rig.Base)));
        rig.Transport.AlwaysAnswer(200);

        var failure = await rig.FailAsync(Samples.Create);

        Assert.Equal((FailureKind.NotExecuted, 0), (failure.Kind, rig.Transport.Attempts));
        Assert.DoesNotContain("tökén", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_with_half_a_pair_would_name_another_thing()
    {
        foreach (var id in (string[])["half \uD800 a pair", "\uDC00", "a\uD83D"])
        {
            var request = new ConnectorRequest(Samples.Read with { Path = "parcels/{id}" });

            Assert.Throws<ArgumentException>(() => request.Path("id", id));
            Assert.Throws<ArgumentException>(() => request.Query("id", id));
            Assert.Throws<ArgumentException>(() => request.QueryJoined("id", [id]));
        }
    }

    [Fact]
    public async Task A_whole_pair_is_text()
    {
        using var rig = new Rig();
        rig.Transport.Then(200);

        await rig.Http.SendAsync(new ConnectorRequest(Samples.Read with { Path = "parcels/{id}" }).Path("id", "\U0001F4E6").Query("also", "\uFFFD\U0001F4E6"));

        Assert.Equal("https://api.acme.example/v1/parcels/%F0%9F%93%A6?also=%EF%BF%BD%F0%9F%93%A6", rig.Transport.Requests[0].Address);
    }

    [Theory]
    [InlineData("attachment; filename=\"C:evil.csv\"", "C-evil.csv")]
    [InlineData("attachment; filename=\"orders.csv:hidden\"", "orders.csv-hidden")]
    [InlineData("attachment; filename=\"C:\"", "C-")]
    [InlineData("attachment; filename*=UTF-8''report%E2%80%AEvsc.exe", "reportvsc.exe")]
    [InlineData("attachment; filename*=UTF-8''a%C2%85b%E2%80%A8c.csv", "abc.csv")]
    [InlineData("attachment; filename=\"report.csv. . \"", "report.csv")]
    public async Task A_file_name_names_no_drive_no_stream_and_nothing_hidden(string header, string? name)
    {
        using var rig = new Rig();
        rig.Transport.ThenMake(() =>
        {
            var answer = Transport.Answer(HttpStatusCode.OK, "x");
            answer.Content.Headers.TryAddWithoutValidation("Content-Disposition", header);
            return answer;
        });

        await using var download = await rig.DownloadAsync(Samples.Read);

        Assert.Equal(name, download.FileName);
    }
}
