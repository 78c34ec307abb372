using System.Net;
using Connectors.Mirakl;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>Every operation of the client against a server made of the vendor's contract.</summary>
public sealed class MiraklConformanceTests(MiraklConformanceTests.Contract contract) : IClassFixture<MiraklConformanceTests.Contract>
{
    public static TheoryData<string> Calls() => [.. MiraklCalls.All.Select(static c => c.ToString())];

    [PrismTheory(MiraklContract.File)]
    [MemberData(nameof(Calls))]
    public async Task Every_documented_answer_is_read_and_the_request_is_as_the_contract_wants(string call)
    {
        var code = MiraklCalls.All.Single(c => c.ToString() == call).Operation.Code;
        foreach (var example in MiraklContract.AnswersOf(code).DefaultIfEmpty())
            await RunAsync(call, example is null ? null : $"example={example}");
    }

    [PrismTheory(MiraklContract.File)]
    [MemberData(nameof(Calls))]
    public Task A_generated_answer_is_read(string call) => RunAsync(call, "dynamic=true");

    [Fact]
    public void Each_call_names_one_method_of_the_client() => Assert.All(MiraklCalls.All, static call => Assert.NotEmpty(call.Method));

    private async Task RunAsync(string name, string? prefer)
    {
        var call = MiraklCalls.All.Single(c => c.ToString() == name);
        var seen = new List<Answer>();
        await using var services = Client(contract.Server!.Address, prefer, seen);

        var failure = await Record.ExceptionAsync(() => call.Run(services.GetRequiredKeyedService<MiraklClient>("bq")));

        Assert.All(seen, static answer => Assert.True((int)answer.Status < 400, $"{answer.Request}: {(int)answer.Status} {answer.Body}"));
        Assert.All(seen, static answer => Assert.DoesNotContain("\"location\":[\"request\"", answer.Violations, StringComparison.Ordinal));
        Assert.Null(failure);
        Assert.NotEmpty(seen);
    }

    private static ServiceProvider Client(Uri address, string? prefer, List<Answer> seen)
    {
        var services = new ServiceCollection();
        services.AddMiraklClient("bq", options =>
        {
            options.BaseAddress = address;
            options.ApiKey = "a-key";
            options.ShopId = 2026;
            options.Resilience.MaxRetries = 0;
        }).AddHttpMessageHandler(() => new Witness(prefer, seen));
        return services.BuildServiceProvider();
    }

    /// <summary>One mock server for the class; none where it cannot run.</summary>
    public sealed class Contract : IAsyncLifetime
    {
        public PrismServer? Server { get; private set; }

        public async Task InitializeAsync()
        {
            if (PrismServer.Absent(MiraklContract.File) is null)
                Server = await PrismServer.MockAsync(MiraklContract.File);
        }

        public async Task DisposeAsync()
        {
            if (Server is not null)
                await Server.DisposeAsync();
        }
    }

    private sealed record Answer(string Request, HttpStatusCode Status, string Violations, string Body);

    /// <summary>Tells the mock what to answer, and writes down what it said.</summary>
    private sealed class Witness(string? prefer, List<Answer> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (prefer is not null)
                request.Headers.TryAddWithoutValidation("Prefer", prefer);
            var response = await base.SendAsync(request, cancellationToken);
            var violations = response.Headers.TryGetValues("sl-violations", out var values) ? string.Concat(values) : string.Empty;
            var body = response.IsSuccessStatusCode ? string.Empty : await response.Content.ReadAsStringAsync(cancellationToken);
            seen.Add(new Answer($"{request.Method} {request.RequestUri}", response.StatusCode, violations, body));
            return response;
        }
    }
}
