using System.Net;
using Connectors.Domain.Ports;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

/// <summary>The real registration over a scripted transport: expectations are met in order, anything else fails the test.</summary>
internal sealed class MiraklHost : IDisposable
{
    public const string Key = "3fd2-not-a-real-key";

    private readonly ServiceProvider _services;

    public MiraklHost(Action<MiraklClientOptions>? configure = null, HttpMessageHandler? primary = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddMiraklClient("bq", options =>
        {
            options.BaseAddress = new Uri("https://marketplace.example.com");
            options.ApiKey = Key;
            options.CsvDelimiter = ';';
            options.Resilience.MaxRetries = 0;
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => primary ?? Mock);
        services.AddMiraklMarketplace("bq");
        _services = services.BuildServiceProvider();
    }

    public ManualClock Time { get; } = new();

    public MockHttpMessageHandler Mock { get; } = new();

    public IServiceProvider Services => _services;

    public MiraklClient Client => _services.GetRequiredKeyedService<MiraklClient>("bq");

    public IMarketplace Marketplace => _services.GetRequiredKeyedService<IMarketplace>("bq");

    public MockedRequest Expect(HttpMethod method, string path) =>
        Mock.Expect(method, "https://marketplace.example.com/" + path).WithHeaders("Authorization", Key);

    public MockedRequest ExpectGet(string path, string fixture, string query = "")
    {
        var request = Expect(HttpMethod.Get, path).WithExactQueryString(query);
        request.Respond("application/json", Fixture.Text(fixture));
        return request;
    }

    public void Done() => Mock.VerifyNoOutstandingExpectation();

    public void Dispose()
    {
        _services.Dispose();
        Mock.Dispose();
    }
}

internal static class MockedRequestExtensions
{
    /// <summary>The platform itself says no, in its own words unless others are given.</summary>
    public static void Fails(this MockedRequest request, HttpStatusCode status, string? body = null, string mediaType = "application/json") =>
        request.Respond(status, mediaType, body ?? $$"""{"message":"No.","status":{{(int)status}}}""");
}
