using Connectors.Domain.Ports;
using Connectors.Http.Authentication;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http.Tests;

/// <summary>
/// A host puts its own transport in place of ours, for a proxy or a certificate, and handlers of its own before it. What keeps credentials at home must not depend
/// on its remembering to.
/// </summary>
public sealed class HostsTransportTests
{
    public static TheoryData<string> Ways => ["builder", "by name", "wrapped", "defaults and filter"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_transport_of_the_host_follows_no_redirect_with_the_key(string way)
    {
        var found = Wire.Http("HTTP/1.1 307 Temporary Redirect\nLocation: http://localhost:1/elsewhere\nConnection: close\nContent-Length: 0");
        var (services, wires) = Serve(way, found, found, found, found);
        using var _ = services;

        await Rig.FailAsync<ConnectorException>(Http(services).SendAsync(new ConnectorRequest(Samples.Read)));

        Assert.NotEmpty(wires);
        Assert.Contains("X-Key: k3y", wires[0].Received, StringComparison.Ordinal);
        Assert.DoesNotContain(wires, static wire => wire.Received.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_transport_of_the_host_keeps_no_cookies(string way)
    {
        var answer = Wire.Http("HTTP/1.1 200 OK\nSet-Cookie: session=1; path=/\nConnection: close\nContent-Length: 0");
        var (services, wires) = Serve(way, answer, answer);
        using var _ = services;

        await Http(services).SendAsync(new ConnectorRequest(Samples.Read));
        await Http(services).SendAsync(new ConnectorRequest(Samples.Read));

        Assert.Equal(2, wires.Count);
        Assert.DoesNotContain("Cookie", wires[1].Received, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_transport_of_the_host_looks_up_names_again()
    {
        using var forgetful = new SocketsHttpHandler();
        using var deliberate = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) };
        foreach (var handler in (SocketsHttpHandler[])[forgetful, deliberate])
        {
            var services = new ServiceCollection();
            services.AddConnectorHttp("acme:main", new(), static _ => new(), static _ => Rig.Base).ConfigurePrimaryHttpMessageHandler(() => handler);
            using var provider = services.BuildServiceProvider();
            provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("acme:main");
        }

        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)), (forgetful.PooledConnectionLifetime, deliberate.PooledConnectionLifetime));
    }

    [Fact]
    public void The_simple_handler_of_the_platform_is_made_safe_too()
    {
        using var handler = new HttpClientHandler();
        var services = new ServiceCollection();
        services.AddConnectorHttp("acme:main", new(), static _ => new(), static _ => Rig.Base).ConfigurePrimaryHttpMessageHandler(() => handler);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("acme:main");

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
    }

    [Fact]
    public void A_transport_that_is_not_for_ours_is_left_alone()
    {
        using var handler = new SocketsHttpHandler();
        var services = new ServiceCollection();
        services.AddConnectorHttp("acme:main", new(), static _ => new(), static _ => Rig.Base);
        services.AddHttpClient("theirs").ConfigurePrimaryHttpMessageHandler(() => handler);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("theirs");

        Assert.True(handler.AllowAutoRedirect);
        Assert.True(handler.UseCookies);
    }

    [Fact]
    public async Task What_a_handler_of_the_host_failed_after_it_left_is_unknown()
    {
        using var rig = new Rig(handlers: static builder => builder.AddHttpMessageHandler(static () => new Failing(before: false, failures: 9)));
        rig.Transport.AlwaysAnswer(200);

        var failure = await rig.FailAsync(Samples.Create);

        Assert.Equal((FailureKind.OutcomeUnknown, 1), (failure.Kind, rig.Transport.Attempts));
    }

    private static ConnectorHttp Http(IServiceProvider services) => services.GetRequiredKeyedService<ConnectorHttp>("acme:main");

    private static (ServiceProvider Services, List<Wire> Wires) Serve(string way, params byte[][] answers)
    {
        var wires = new List<Wire>();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualClock());
        if (way == "defaults and filter")
            services.AddSingleton<Microsoft.Extensions.Http.IHttpMessageHandlerBuilderFilter>(new Replacing(NewTransport));
        var builder = services.AddConnectorHttp("acme:main", new(), static _ => new() { MaxRetries = 0 }, static _ => new Uri("http://localhost:5000/v1/"))
            .AddHttpMessageHandler(static () => new KeyHeaderHandler("X-Key", static () => "k3y", new Uri("http://localhost:5000/v1/")));
        if (way == "builder")
            builder.ConfigurePrimaryHttpMessageHandler(NewTransport);
        else if (way == "by name")
            services.AddHttpClient("acme:main").UseSocketsHttpHandler((handler, _) => Open(handler));
        else if (way == "wrapped")
            builder.ConfigurePrimaryHttpMessageHandler(() => new Failing(before: true, failures: 0) { InnerHandler = NewTransport() });
        return (services.BuildServiceProvider(), wires);

        SocketsHttpHandler NewTransport()
        {
            var handler = new SocketsHttpHandler();
            Open(handler);
            return handler;
        }

        void Open(SocketsHttpHandler handler)
        {
            (handler.AllowAutoRedirect, handler.UseCookies) = (true, true);
            handler.ConnectCallback = (_, _) =>
            {
                var wire = new Wire(answers[wires.Count]);
                wires.Add(wire);
                return new(wire);
            };
        }
    }

    /// <summary>A host's own handler whose own service is away, before or after the request leaves.</summary>
    private sealed class Failing(bool before, int failures) : DelegatingHandler
    {
        private int _left = failures;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (before && _left-- > 0)
                throw new HttpRequestException("The host's own service is away.");
            var response = await base.SendAsync(request, cancellationToken);
            return before || _left-- <= 0 ? response : throw new HttpRequestException("The host's own service is away.");
        }
    }

    private sealed class Replacing(Func<HttpMessageHandler> make) : Microsoft.Extensions.Http.IHttpMessageHandlerBuilderFilter
    {
        public Action<Microsoft.Extensions.Http.HttpMessageHandlerBuilder> Configure(Action<Microsoft.Extensions.Http.HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = make();
        };
    }
}
