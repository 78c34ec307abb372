using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Testing.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Testing.Tests;

/// <summary>Clients with one mistake each are found by the check that is about it.</summary>
public sealed class OperationConformanceTests
{
    [Fact]
    public async Task An_operation_that_nobody_calls_is_named()
    {
        var suite = Suite(static (http, token) => http.SendAsync(new ConnectorRequest(Operations.Drop), token), Operations.Drop);

        var failure = await Assert.ThrowsAsync<ConformanceException>(() => suite[0].RunAsync());

        Assert.Contains("Get", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_sends_something_else_is_found()
    {
        var suite = Suite(static (http, token) => http.SendAsync(new ConnectorRequest(Operations.Get), token), Operations.Drop);

        var failure = await Assert.ThrowsAsync<ConformanceException>(() => suite.Named("Drop drop: 503 leaves the outcome open").RunAsync());

        Assert.Contains("seen nothing sent", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("52x leaves the outcome open")]
    [InlineData("503 leaves the outcome open")]
    [InlineData("a connection that is lost after the request left leaves the outcome open")]
    [InlineData("a body that breaks off is no answer")]
    [InlineData("a success without a body is a success")]
    public async Task A_client_on_the_pipeline_passes(string check) =>
        await Suite(static (http, token) => http.SendAsync(new ConnectorRequest(Operations.Drop), token), Operations.Drop).Named($"Drop drop: {check}").RunAsync();

    [Fact]
    public Task A_page_that_counts_as_done_is_found() => FoundAsync(
        "a page with 200 is no answer",
        static async (http, token) =>
        {
            try
            {
                await http.SendAsync(new ConnectorRequest(Operations.Drop), token);
            }
            catch (ConnectorException e) when (e.StatusCode == HttpStatusCode.OK)
            {
                // As a client would that asks for nothing but the status.
            }
        },
        "seen a success");

    [Fact]
    public Task A_write_that_is_repeated_is_found() => FoundAsync(
        "503 leaves the outcome open",
        static async (http, token) =>
        {
            try
            {
                await http.SendAsync(new ConnectorRequest(Operations.Drop), token);
            }
            catch (ConnectorException)
            {
                await http.SendAsync(new ConnectorRequest(Operations.Drop), token);
            }
        },
        "seen 2");

    [Fact]
    public Task A_client_that_swallows_failures_is_found() => FoundAsync(
        "52x leaves the outcome open",
        static async (http, token) =>
        {
            try
            {
                await http.SendAsync(new ConnectorRequest(Operations.Drop), token);
            }
            catch (ConnectorException)
            {
                return;
            }
        },
        "seen a success");

    [Fact]
    public Task A_foreign_exception_is_found() => FoundAsync(
        "503 leaves the outcome open",
        static async (http, token) =>
        {
            try
            {
                await http.SendAsync(new ConnectorRequest(Operations.Drop), token);
            }
            catch (ConnectorException e)
            {
                throw new InvalidOperationException("no", e);
            }
        },
        "seen InvalidOperationException");

    [Fact]
    public Task A_quoted_body_is_found() => FoundAsync(
        "503 leaves the outcome open",
        static async (http, token) =>
        {
            try
            {
                await http.SendAsync(new ConnectorRequest(Operations.Drop), token);
            }
            catch (ConnectorException e)
            {
                throw new ConnectorException(e.Body!) { System = e.System, Operation = e.Operation, Kind = e.Kind };
            }
        },
        "the body's own words");

    [Fact]
    public Task A_final_word_about_an_open_outcome_is_found() => FoundAsync(
        "503 leaves the outcome open",
        static async (http, token) =>
        {
            try
            {
                await http.SendAsync(new ConnectorRequest(Operations.Drop), token);
            }
            catch (ConnectorException e)
            {
                throw new ConnectorException("no") { System = e.System, Operation = e.Operation, Kind = FailureKind.Rejected };
            }
        },
        "seen Rejected");

    private static async Task FoundAsync(string check, Func<ConnectorHttp, CancellationToken, Task> call, string seen)
    {
        var failure = await Assert.ThrowsAsync<ConformanceException>(() => Suite(call, Operations.Drop).Named($"Drop drop: {check}").RunAsync());

        Assert.Contains(seen, failure.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ConformanceCheck> Suite(Func<ConnectorHttp, CancellationToken, Task> call, Operation operation) => OperationConformance.Checks<ConnectorHttp>(
        typeof(Operations),
        [new(operation, call) { Answer = OperationAnswer.Nothing }],
        static (services, vendor) =>
        {
            var resilience = new ConnectorResilienceOptions();
            OperationConformance.Configure(resilience);
            services.AddConnectorHttp("acme", new VendorProtocol(), _ => resilience, static _ => new Uri("https://api.acme.example/")).ConfigurePrimaryHttpMessageHandler(() => vendor);
        },
        static services => services.GetRequiredKeyedService<ConnectorHttp>("acme"));

    private static class Operations
    {
        public static Operation Get { get; } = new() { System = "acme", Code = "get", Method = HttpMethod.Get, Path = "parcels", RetrySafety = RetrySafety.Read };

        public static Operation Drop { get; } = new() { System = "acme", Code = "drop", Method = HttpMethod.Delete, Path = "parcels", RetrySafety = RetrySafety.Act };
    }
}
