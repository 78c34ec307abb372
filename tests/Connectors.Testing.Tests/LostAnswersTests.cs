using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Testing.Tests;

public sealed class LostAnswersTests : IDisposable
{
    private readonly LostAnswers _lost = new();
    private readonly Counter _vendor = new();
    private readonly ServiceProvider _services;

    public LostAnswersTests()
    {
        var services = new ServiceCollection();
        services.AddConnectorHttp("acme", new VendorProtocol(), static _ => new ConnectorResilienceOptions { MaxRetries = 0 }, static _ => new Uri("https://api.acme.example/"))
            .AddHttpMessageHandler(_lost.NewHandler)
            .ConfigurePrimaryHttpMessageHandler(() => _vendor);
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public async Task A_lost_answer_is_lost_after_the_effect()
    {
        _lost.LoseNextAnswer();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(RetrySafety.Create));

        Assert.Equal((FailureKind.OutcomeUnknown, 1), (failure.Kind, _vendor.Heard));
    }

    [Fact]
    public async Task A_lost_request_looks_the_same_and_has_no_effect()
    {
        _lost.LoseNextRequest();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(RetrySafety.Create));

        Assert.Equal((FailureKind.OutcomeUnknown, 0), (failure.Kind, _vendor.Heard));
    }

    [Fact]
    public async Task Only_the_next_write_is_lost_and_reads_pass()
    {
        _lost.LoseNextAnswer();

        await SendAsync(RetrySafety.Read);
        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(RetrySafety.Act));
        await SendAsync(RetrySafety.Act);

        Assert.Equal(3, _vendor.Heard);
    }

    public void Dispose()
    {
        _services.Dispose();
        _vendor.Dispose();
    }

    private Task SendAsync(RetrySafety safety) => _services.GetRequiredKeyedService<ConnectorHttp>("acme").SendAsync(
        new ConnectorRequest(new Operation { System = "acme", Code = "x", Method = HttpMethod.Post, Path = "parcels", RetrySafety = safety }));

    private sealed class Counter : HttpMessageHandler
    {
        public int Heard { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Heard++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        }
    }
}
