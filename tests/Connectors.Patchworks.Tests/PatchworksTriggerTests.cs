using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Tests.Conformance;
using Connectors.Patchworks.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Patchworks.Tests;

/// <summary>Webhooks and callbacks: what is sent to their addresses, and what is read from their answers.</summary>
public sealed class PatchworksTriggerTests
{
    [Theory]
    [InlineData("""{"message":"Flow initialised."}""", "application/json", HttpStatusCode.OK)]
    [InlineData("OK", "text/plain", HttpStatusCode.Accepted)]
    [InlineData("<ok/>", "application/xml", HttpStatusCode.OK)]
    [InlineData("", "text/plain", HttpStatusCode.Created)]
    public async Task A_webhook_takes_a_payload_and_any_success_means_that_it_was_taken(string body, string mediaType, HttpStatusCode status)
    {
        using var wire = new PatchworksWire().Answer(body, status, mediaType).Answer(body, status, mediaType).Answer(body, status, mediaType);

        await wire.Webhook.TriggerJsonAsync(new FoundOrder("1001", 9.90m), TestJson.Default.FoundOrder);
        await wire.Webhook.TriggerAsync("<order/>"u8.ToArray(), "application/xml");
        await wire.Webhook.TriggerWithParametersAsync(new Dictionary<string, string> { ["since"] = "2026-03-01 & later" });

        Assert.Equal(
            [("POST", """{"externalId":"1001","totalPrice":9.90}""", "application/json"), ("POST", "<order/>", "application/xml"), ("GET", "", null)],
            wire.Requests.Select(static r => (r.Method, r.Body, r.Headers.GetValueOrDefault("Content-Type"))));
        Assert.Equal(
            [PatchworksWire.WebhookAddress, PatchworksWire.WebhookAddress, PatchworksWire.WebhookAddress + "&since=2026-03-01%20%26%20later"], wire.Requests.Select(static r => r.Address.AbsoluteUri));
        Assert.All(wire.Requests, static r => Assert.False(r.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task A_callback_answers_a_list_and_one_object_is_a_list_of_one()
    {
        using var wire = new PatchworksWire()
            .Answer("""[{"externalId":"1001","totalPrice":9.90},{"externalId":"1002","totalPrice":1}]""")
            .Answer("""{"externalId":"1003","totalPrice":2}""")
            .Answer("[]");

        var two = await wire.Callback.CallAsync("{}"u8.ToArray(), TestJson.Default.FoundOrder);
        var one = await wire.Callback.CallWithParametersAsync(new Dictionary<string, string> { ["pageSize"] = "10" }, TestJson.Default.FoundOrder);
        var none = await wire.Callback.CallAsync(default, TestJson.Default.FoundOrder);

        Assert.Equal([new("1001", 9.90m), new("1002", 1m)], two);
        Assert.Equal([new("1003", 2m)], one);
        Assert.Empty(none);
        Assert.Equal(["POST", "GET", "POST"], wire.Requests.Select(static r => r.Method));
        Assert.Equal(PatchworksWire.CallbackAddress + "&pageSize=10", wire.Requests[1].Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_payload_that_cannot_be_read_is_told_by_its_place_and_not_quoted()
    {
        using var wire = new PatchworksWire().Answer("""[{"externalId":"1001","totalPrice":1},{"externalId":"1002","totalPrice":"Jane Canary"}]""");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => wire.Callback.CallAsync(default, TestJson.Default.FoundOrder));

        Assert.Equal((FailureKind.Unreadable, "callback.post"), (failure.Kind, failure.Operation));
        Assert.Contains("payload 1", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["<a/>","<b/>"]""", "application/xml", new[] { "<a/>", "<b/>" })]
    [InlineData("""[{"a":1}, 2]""", "application/json", new[] { """{"a":1}""", "2" })]
    [InlineData("a,b\n1,2\n", "text/csv", new[] { "a,b\n1,2\n" })]
    [InlineData("[section]\nkey=1", "text/plain", new[] { "[section]\nkey=1" })]
    public async Task An_answer_of_any_kind_is_handed_out_as_it_came(string body, string mediaType, string[] payloads)
    {
        using var wire = new PatchworksWire().Answer(body, HttpStatusCode.OK, mediaType);

        var answer = await wire.Callback.CallForPayloadsAsync("{}"u8.ToArray());

        Assert.Equal(mediaType, answer.MediaType);
        Assert.Equal(payloads, answer.Payloads.Select(static p => Encoding.UTF8.GetString(p.Span)));
        Assert.Equal($"CallbackAnswer of {payloads.Length} payloads", answer.ToString());
    }

    [Fact]
    public async Task An_answer_that_is_longer_than_it_may_be_is_no_answer()
    {
        using var wire = new PatchworksWire(callback: static o => o.Resilience.MaxResponseBytes = 100).Answer(new string('x', 101), HttpStatusCode.OK, "text/plain");

        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAsync<ConnectorException>(() => wire.Callback.CallForPayloadsAsync(default))).Kind);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_call_whose_answer_was_lost_is_repeated_only_where_the_flow_may_run_twice(bool mayRepeat, int sent)
    {
        using var wire = new PatchworksWire(webhook: o => o.MayRepeat = mayRepeat, callback: o => o.MayRepeat = mayRepeat);

        foreach (var call in (Func<Task>[])[() => wire.Webhook.TriggerAsync(default), () => wire.Callback.CallForPayloadsAsync(default)])
        {
            wire.Requests.Clear();
            wire.Answer(HttpStatusCode.BadGateway).Answer(mayRepeat ? HttpStatusCode.OK : HttpStatusCode.NotImplemented);
            var failure = await Record.ExceptionAsync(call);

            Assert.Equal(sent, wire.Requests.Count);
            if (!mayRepeat)
                Assert.Equal(FailureKind.OutcomeUnknown, Assert.IsType<ConnectorException>(failure).Kind);
            while (wire.Requests.Count < 2)
                await Record.ExceptionAsync(call);   // Uses the answer up that was not asked for.
        }
    }

    [Fact]
    public async Task Another_address_is_taken_without_a_restart()
    {
        var address = PatchworksWire.WebhookAddress;
        using var wire = new PatchworksWire(webhook: o => o.Address = address).Answer("{}").Answer("{}");
        await wire.Webhook.TriggerAsync(default);

        address = PatchworksWire.WebhookAddress.Replace("01J7CANARYHOOK", "01J7OTHERHOOK", StringComparison.Ordinal);
        await wire.Webhook.TriggerAsync(default);

        Assert.Equal([PatchworksWire.WebhookAddress, address], wire.Requests.Select(static r => r.Address.AbsoluteUri));
    }

    [Fact]
    public void Factories_give_out_what_was_added_and_name_what_was_not()
    {
        using var wire = new PatchworksWire();
        var triggers = wire.Services.GetRequiredService<IPatchworksTriggerFactory>();
        var nobody = new ServiceCollection().AddPatchworksWebhook("hook", static o => o.Address = "https://webhooks.wearepatchworks.com/api/v1/a/b?patchworks_signature=c").Services.BuildServiceProvider();

        Assert.NotNull(triggers.CreateWebhook("orders-in"));
        Assert.NotNull(triggers.CreateCallback("get-orders"));
        Assert.NotNull(wire.Services.GetRequiredService<IPatchworksClientFactory>().CreateClient("pw"));
        Assert.Throws<OptionsValidationException>(() => triggers.CreateWebhook("get-orders"));
        Assert.Throws<OptionsValidationException>(() => nobody.GetRequiredService<IPatchworksTriggerFactory>().CreateCallback("hook"));
    }

    [Fact]
    public async Task Adding_a_connection_twice_adds_to_its_options_and_leads_no_call_astray()
    {
        using var wire = new PatchworksWire();
        var services = new ServiceCollection();
        using var transport = new Recorder();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            services.AddPatchworksClient("pw", static o => (o.ApiKey, o.StartAddress, o.BaseAddress) = ("key", new Uri("https://gateway.example.com/core/start/"), new Uri("https://gateway.example.com/core/")));
            services.AddPatchworksWebhook("hook", static o => o.Address = "https://webhooks.wearepatchworks.com/api/v1/a/b?patchworks_signature=c");
        }

        services.AddHttpClient("patchworks:pw").ConfigurePrimaryHttpMessageHandler(() => transport);
        services.AddHttpClient("patchworks-webhook:hook").ConfigurePrimaryHttpMessageHandler(() => transport);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<PatchworksClient>("pw").Starts.StartAsync(new() { FlowId = "1" }, default);
        await provider.GetRequiredKeyedService<PatchworksWebhook>("hook").TriggerAsync(default);

        Assert.Equal(["https://gateway.example.com/core/start/flows/1/start/raw", "https://webhooks.wearepatchworks.com/api/v1/a/b?patchworks_signature=c"], transport.Addresses);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<string> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(PatchworksWire.Respond(HttpStatusCode.OK, "{}"));
        }
    }
}
