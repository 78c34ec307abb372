using System.Globalization;
using System.Net;
using System.Text;
using Connectors.Http.Tests.Support;

namespace Connectors.Http.Tests;

/// <summary>What users of other clients of HTTP APIs reported: servers that say things a little otherwise than the standards.</summary>
public sealed class OthersReportsTests
{
    [Theory]
    [InlineData("utf8")]
    [InlineData("\"utf-8\"")]
    [InlineData("UTF8MB4")]
    [InlineData("none")]
    public async Task A_character_set_that_nobody_knows_keeps_no_body_from_being_read(string charset)
    {
        using var rig = new Rig(static o => o.MaxRetries = 0);
        rig.Transport.ThenMake(() => Answer(HttpStatusCode.OK, Encoding.UTF8.GetBytes(Samples.ParcelJson), $"application/json; charset={charset}"));
        rig.Transport.ThenMake(() => Answer(HttpStatusCode.BadRequest, """{"code":"E1","message":"Straße"}"""u8.ToArray(), $"application/json; charset={charset}"));

        Assert.Equal("P-1", (await rig.GetAsync(Samples.Read)).Number);
        Assert.Equal(400, (int?)(await rig.FailAsync(Samples.Read)).StatusCode);
    }

    [Theory]
    [InlineData("31,120", 120)]
    [InlineData("120, 31", 120)]
    [InlineData("31, 31", 31)]
    [InlineData("31, soon", 31)]
    public async Task Of_several_waits_the_longest_is_kept(string header, int seconds)
    {
        using var rig = new Rig(static o => o.MaxRetries = 0);
        rig.Transport.Then(HttpStatusCode.TooManyRequests, "", header);

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await rig.FailAsync(Samples.Read)).RetryAfter);
    }

    [Fact]
    public async Task Of_a_wait_that_is_told_twice_the_longest_is_kept()
    {
        using var rig = new Rig(static o => o.MaxRetries = 0);
        rig.Transport.ThenMake(() =>
        {
            var answer = Transport.Answer(HttpStatusCode.ServiceUnavailable);
            answer.Headers.TryAddWithoutValidation("Retry-After", ["31", "120"]);
            return answer;
        });

        Assert.Equal(TimeSpan.FromSeconds(120), (await rig.FailAsync(Samples.Read)).RetryAfter);
    }

    [Fact]
    public async Task A_path_that_begins_with_a_slash_stays_below_the_base_address()
    {
        using var rig = new Rig();
        rig.Transport.ThenOk();

        await rig.GetAsync(Samples.Read with { Path = "/parcels/7" });

        Assert.Equal("https://api.acme.example/v1/parcels/7", rig.Transport.Requests[0].Address);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    public async Task A_body_in_another_unicode_is_read_or_told_and_never_taken_for_something_else(string charset, bool mark)
    {
        var encoding = Encoding.GetEncoding(charset);
        using var rig = new Rig(static o => o.MaxRetries = 0);
        byte[] body = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Samples.ParcelJson)];
        rig.Transport.ThenMake(() => Answer(HttpStatusCode.OK, body, string.Create(CultureInfo.InvariantCulture, $"application/json; charset={charset}")));

        var failure = await Rig.FailAsync<ConnectorException>(rig.GetAsync(Samples.Read));

        Assert.Equal(Domain.Ports.FailureKind.Unreadable, failure.Kind);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, byte[] body, string contentType)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return answer;
    }
}
