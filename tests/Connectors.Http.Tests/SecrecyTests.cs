using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Connectors.Http.Authentication;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http.Tests;

/// <summary>Canaries are planted wherever secrets and personal data travel; none may sing outside of the wire.</summary>
public sealed class SecrecyTests
{
    private const string Key = "canary-key";
    private const string Token = "canary-token";
    private const string Email = "canary@home.example";

    [Theory]
    [InlineData(200, Samples.ParcelJson)]
    [InlineData(200, $"{{\"number\":\"{Email}\",\"weight\":\"{Email}\"}}")]
    [InlineData(200, $"{Email}")]
    [InlineData(200, $"network error while reading the order of {Email}, 12 Canary Street")]
    [InlineData(200, $"{{\"weight\":n{Email}, 12 Canary Street")]
    [InlineData(200, $"{{\"weight\":tr{Email}, 12 Canary Street")]
    [InlineData(200, $"{{\"canary@x\":n{Email}")]
    [InlineData(200, $"{{\"weight\":1 {Email}")]
    [InlineData(200, $"{{\"{Email}\":1,\"weight\":{{\"{Email}\":[\"{Email}\"]}}}}")]
    [InlineData(200, $"network error while reading {Email}")]
    [InlineData(200, $"{{\"number\":n{Email}}}")]
    [InlineData(302, Email)]
    [InlineData(400, $"{{\"message\":\"{Email} is unknown\"}}")]
    [InlineData(401, Email)]
    [InlineData(404, Email)]
    [InlineData(409, Email)]
    [InlineData(429, Email)]
    [InlineData(500, Email)]
    [InlineData(503, $"<html>{Email}</html>")]
    public async Task Nothing_planted_is_seen_in_logs_spans_metrics_or_exceptions(int status, string body)
    {
        var system = $"canary-system-{status}-{body.Length}";
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => spans.Enqueue(
                $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        using var meter = new Measurements();
        var tokens = new TokenCache(_ => Task.FromResult(new AccessToken(Token, ManualClock.Start.AddDays(1))));
        using var rig = new Rig(protocol: new Chatty(), handlers: builder => builder
            .AddHttpMessageHandler(() => new KeyHeaderHandler("X-Key", () => Key, Rig.Base))
            .AddHttpMessageHandler(() => new BearerTokenHandler(tokens, Rig.Base)));
        rig.Transport.AlwaysMake(() =>
        {
            var answer = Transport.Answer((HttpStatusCode)status, body);
            answer.Headers.TryAddWithoutValidation("X-Customer", Email);
            answer.Headers.TryAddWithoutValidation("Set-Cookie", $"session={Token}");
            answer.Headers.TryAddWithoutValidation("Location", $"https://api.acme.example/{Email}");
            return answer;
        });
        var operation = Samples.SafeRepeat with { System = system, Path = "customers/{email}" };
        var request = new ConnectorRequest(operation)
            .Path("email", Email).Query("email", Email).Header("X-Note", Email)
            .Json(new Parcel(Email, ParcelStatus.From(Email), 1), SamplesJsonContext.Default.Parcel);

        var failure = await Record.ExceptionAsync(() => rig.Http.SendForResponseAsync(request, SamplesJsonContext.Default.Parcel));

        Assert.Equal(status == 200 && body == Samples.ParcelJson, failure is null);
        Assert.Contains(Email, Uri.UnescapeDataString(rig.Transport.Requests[0].Address), StringComparison.Ordinal);
        Assert.Equal(Key, rig.Transport.Requests[0].Headers["X-Key"]);
        Assert.Equal($"Bearer {Token}", rig.Transport.Requests[0].Headers["Authorization"]);
        Assert.NotEmpty(rig.Logs);
        Assert.Contains(spans, span => span.Contains(system, StringComparison.Ordinal));
        Assert.Contains(meter.Text, text => text.Contains(system, StringComparison.Ordinal));
        AssertSilent(rig.Logs);
        AssertSilent(spans);
        AssertSilent(meter.Text);
        AssertSilent([failure?.ToString() ?? "", request.ToString()!]);
    }

    [Fact]
    public async Task Nothing_planted_is_seen_when_the_connection_breaks()
    {
        using var rig = new Rig(handlers: builder => builder.AddHttpMessageHandler(() => new KeyHeaderHandler("X-Key", () => Key, Rig.Base)));
        rig.Transport.Otherwise = (_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded);
        var request = new ConnectorRequest(Samples.Read with { Path = "customers/{email}" }).Path("email", Email);

        var failure = await Rig.FailAsync<ConnectorException>(rig.Http.SendAsync(request));

        AssertSilent([.. rig.Logs, failure.ToString()]);
    }

    [Fact]
    public async Task Nothing_planted_is_seen_in_any_part_of_a_reading_failure()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, $"{{\"weight\":n{Email}, 12 Canary Street");

        var failure = await Rig.FailAsync<ConnectorException>(rig.GetAsync(Samples.Read));

        Assert.Null(failure.InnerException!.InnerException);
        AssertSilent([failure.Message, failure.InnerException.Message, failure.InnerException.ToString()]);
        Assert.Equal("$.weight, line 0, byte 11", failure.InnerException.Message);
    }

    [Theory]
    [InlineData($"{{\"{Email}\":\"x\"}}")]
    [InlineData($"{{\"{Email}\":1,\"b\":\"{Email}\"}}")]
    public async Task Nothing_planted_is_seen_when_a_map_cannot_be_read(string body)
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, body);

        var failure = await Rig.FailAsync<ConnectorException>(
            rig.Http.SendForJsonAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.DictionaryStringInt32));

        AssertSilent([failure.ToString()]);
        Assert.IsType<System.Text.Json.JsonException>(failure.InnerException);
    }

    [Fact]
    public async Task Path_of_what_could_not_be_read_is_kept_where_it_holds_no_data()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, $"{{\"weight\":\"{Email}\"}}");

        var failure = await Rig.FailAsync<ConnectorException>(rig.GetAsync(Samples.Read));

        Assert.Equal("$.weight", Assert.IsType<System.Text.Json.JsonException>(failure.InnerException).Path);
    }

    [Fact]
    public async Task Values_that_carry_personal_data_do_not_show_it()
    {
        using var rig = new Rig();
        rig.Transport.ThenMake(() =>
        {
            var answer = Transport.Answer(HttpStatusCode.OK, $$"""{"number":"{{Email}}"}""");
            answer.Headers.TryAddWithoutValidation("Set-Cookie", $"session={Token}");
            return answer;
        });

        var response = await rig.Http.SendForResponseAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.Parcel);

        AssertSilent([response.ToString(), new VendorErrorDetail("C", "email", $"{Email} is unknown").ToString()]);
    }

    private static void AssertSilent(IEnumerable<string> texts) => Assert.All(texts, text =>
    {
        Assert.DoesNotContain(Key, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary@", Uri.UnescapeDataString(text), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary%", text, StringComparison.OrdinalIgnoreCase);
    });

    private sealed class Chatty : VendorProtocol
    {
        public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) =>
            new() { Code = body, Details = [new(body, body, body)] };
    }
}
