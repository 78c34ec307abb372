using System.Net;
using Connectors.Http.Tests.Support;

namespace Connectors.Http.Tests;

/// <summary>The ways in which systems ask to be left alone.</summary>
public sealed class WaitsTests
{
    [Theory]
    [InlineData("25", 25)]
    [InlineData(" 25 ", 25)]
    [InlineData("25.5", 26)]
    [InlineData("0.2", 1)]
    [InlineData("3601", 3600)]
    [InlineData("99999999999999999999", 3600)]
    [InlineData("Mon, 02 Mar 2026 09:00:40 GMT", 40)]
    [InlineData("Fri, 02 Mar 2096 09:00:00 GMT", 3600)]
    public async Task A_header_asks_for_a_wait_and_never_for_more_than_an_hour(string header, int seconds)
    {
        using var rig = new Rig(static o => o.MaxRetries = 0);
        rig.Transport.Then(HttpStatusCode.TooManyRequests, "Try again in 7 seconds", header);

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await rig.FailAsync(Samples.Read)).RetryAfter);
    }

    [Theory]
    [InlineData("Rate limit is exceeded. Try again in 25 seconds.", 25)]
    [InlineData("{\"message\":\"Please retry after 1.5 minutes\"}", 90)]
    [InlineData("Too many calls; wait 300 ms", 1)]
    [InlineData("RETRY IN 2 HOURS", 3600)]
    [InlineData("Try again in 99999999 seconds", 3600)]
    [InlineData("try again after 25.5s", 26)]
    public async Task A_sentence_asks_for_a_wait_too(string body, int seconds)
    {
        foreach (var status in (HttpStatusCode[])[HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable])
        {
            using var rig = new Rig(static o => o.MaxRetries = 0);
            rig.Transport.Then(status, body);

            Assert.Equal(TimeSpan.FromSeconds(seconds), (await rig.FailAsync(Samples.Read)).RetryAfter);
        }
    }

    [Theory]
    [InlineData(429, "Too many calls.", null)]
    [InlineData(429, "25 seconds have passed", null)]
    [InlineData(429, "Try again later", "soon")]
    [InlineData(400, "Try again in 25 seconds", null)]
    public async Task Nothing_is_asked_for_by_anything_else(int status, string body, string? header)
    {
        using var rig = new Rig(static o => o.MaxRetries = 0);
        rig.Transport.Then((HttpStatusCode)status, body, header);

        Assert.Null((await rig.FailAsync(Samples.Read)).RetryAfter);
    }
}
