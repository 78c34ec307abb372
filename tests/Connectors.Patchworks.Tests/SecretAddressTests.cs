using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Connectors.Http;
using Connectors.Patchworks.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Patchworks.Tests;

/// <summary>Addresses of triggers, keys and passwords are in no log, trace, exception or text.</summary>
public sealed class SecretAddressTests
{
    private static readonly string[] Secrets =
        ["canary-webhook-signature", "01J7CANARYHOOK", "canary-callback-signature", "01J7CANARYCALL", PatchworksWire.Key, PatchworksWire.Password];

    public static TheoryData<string> Troubles => ["refusal", "page", "broken", "too much", "lost", "unsent"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Whatever_goes_wrong_nothing_tells_them(string trouble)
    {
        using var spans = new KeptSpans();
        using var wire = new PatchworksWire(
            static o => o.Resilience.MaxRetries = 1, static o => (o.MayRepeat, o.Resilience.MaxRetries) = (true, 1), static o => (o.MayRepeat, o.Resilience.MaxRetries) = (true, 1));
        var told = new StringBuilder();
        foreach (var call in (Func<Task>[])
        [
            () => wire.Client.Runs.GetRunAsync("9001"), () => wire.Webhook.TriggerAsync(default), () => wire.Webhook.TriggerWithParametersAsync(new Dictionary<string, string> { ["a"] = "b" }),
            () => wire.Callback.CallForPayloadsAsync(default), () => wire.Callback.CallAsync(default, Conformance.TestJson.Default.JsonElement),
        ])
        {
            wire.Answer(request => Trouble(trouble, request)).Answer(request => Trouble(trouble, request));
            var failure = await Assert.ThrowsAnyAsync<ConnectorException>(call);
            told.AppendLine(failure.ToString()).AppendLine(failure.Body).AppendLine(string.Join(' ', failure.Details)).AppendLine(JsonSerializer.Serialize(failure.Data));
        }

        var all = $"{told}\n{wire.Logs.All}\n{spans.All}\n{wire.Webhook}\n{wire.Callback}";
        Assert.Contains("webhook.post", all, StringComparison.Ordinal);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Over a real connection, where the platform itself traces what is sent.</summary>
    [Fact]
    public async Task The_platforms_own_traces_do_not_tell_them_either()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var flow = scene.Platform.AddFlow("Orders in");
        var (hook, call) = (scene.Platform.AddWebhook(flow), scene.Platform.AddCallback(flow, static _ => ["{}"]));
        using var spans = new KeptSpans();

        await scene.Webhook(hook).TriggerAsync("{}"u8.ToArray());
        await scene.Callback(call).CallForPayloadsAsync("{}"u8.ToArray());
        await scene.Client.Flows.GetFlowsAsync().AsPages().GetAsyncEnumerator().MoveNextAsync();

        Assert.Contains("webhook.post", spans.All, StringComparison.Ordinal);
        Assert.Contains("System.Net.Http", spans.All, StringComparison.Ordinal);   // Of the client, so that the test sees them.
        foreach (var address in (string[])[hook, call])
        {
            var uri = new Uri(address);
            Assert.DoesNotContain(uri.Segments[^1], spans.All, StringComparison.Ordinal);
            Assert.DoesNotContain(uri.Query[(uri.Query.IndexOf('=', StringComparison.Ordinal) + 1)..], spans.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_start_is_traced_with_its_own_host_and_a_trigger_with_the_host_alone()
    {
        using var spans = new KeptSpans();
        using var wire = new PatchworksWire().Answer("""{"id":1}""").Answer("{}").Answer("""{"id":1}""");

        await wire.Client.Starts.StartAsync(new() { FlowId = "1001" }, default);
        await wire.Webhook.TriggerAsync(default);
        await wire.Client.Runs.GetRunAsync("1");

        Assert.Equal(["start.example.com", "webhooks.example.com", "core.example.com"], spans.Tags("server.address", "start.example.com", "webhooks.example.com", "core.example.com"));
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("webhooks.example.com/api/v1/acme/01J7CANARYHOOK?patchworks_signature=canary")]
    [InlineData("http://webhooks.wearepatchworks.com/api/v1/acme/01J7CANARYHOOK?patchworks_signature=canary")]
    [InlineData("https://webhooks.example.com/api/v1/acme/01J7CANARYHOOK?patchworks_signature=canary")]
    [InlineData("https://user:canary@webhooks.wearepatchworks.com/api/v1/acme/01J7CANARYHOOK?patchworks_signature=canary")]
    [InlineData("https://webhooks.wearepatchworks.com/api/v1/acme/01J7CANARYHOOK")]
    [InlineData("https://webhooks.wearepatchworks.com/api/v1/acme/01J7CANARYHOOK?signature=canary")]
    public void A_wrong_address_is_refused_without_being_quoted(string address)
    {
        using var provider = new ServiceCollection().AddPatchworksWebhook("hook", o => o.Address = address).Services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<PatchworksWebhook>("hook"));

        Assert.StartsWith("patchworks-webhook:hook:Address ", Assert.Single(refused.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Refusals like to quote the address that they are about.</summary>
    private static HttpResponseMessage Trouble(string trouble, HttpRequestMessage request) => trouble switch
    {
        "refusal" => PatchworksWire.Respond(
            HttpStatusCode.UnprocessableEntity, JsonSerializer.Serialize(new { message = $"POST {request.RequestUri} failed", errors = new Dictionary<string, string[]> { [request.RequestUri!.Segments[^1]] = [request.RequestUri.ToString()] } })),
        "page" => PatchworksWire.Respond(HttpStatusCode.NotFound, $"<html><body>{request.RequestUri}</body></html>", "text/html"),
        "broken" => PatchworksWire.Respond(HttpStatusCode.InternalServerError, $"at {request.RequestUri!.AbsoluteUri.ToUpperInvariant()}", "text/plain"),
        "too much" => PatchworksWire.Respond(HttpStatusCode.TooManyRequests, $$"""{"message":"{{request.RequestUri!.PathAndQuery}} was called too often"}"""),
        "lost" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."),
        _ => throw new HttpRequestException(HttpRequestError.ConnectionError, $"Connection refused ({request.RequestUri!.Authority})"),
    };

    /// <summary>Everything that any source traces, as text.</summary>
    private sealed class KeptSpans : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly List<Activity> _ended = [];
        private readonly ActivityListener _listener;

        public KeptSpans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = static _ => true,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    lock (_gate)
                        _ended.Add(activity);
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public string All
        {
            get
            {
                lock (_gate)
                    return string.Join('\n', _ended.Select(static a => $"{a.Source.Name} {a.DisplayName} {a.StatusDescription} {string.Join(' ', a.TagObjects)} {string.Join(' ', a.Events.SelectMany(static e => e.Tags))}"));
            }
        }

        /// <summary>Values of a tag in the order of the spans, as far as they are among those: tests beside this one are traced too.</summary>
        public IReadOnlyList<string> Tags(string name, params string[] among)
        {
            lock (_gate)
                return [.. _ended.Select(a => a.GetTagItem(name)?.ToString()).OfType<string>().Where(among.Contains)];
        }

        public void Dispose() => _listener.Dispose();
    }
}
