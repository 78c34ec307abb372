using System.IO.Compression;
using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Http.Tests.DependencyInjection;

public sealed class ConnectorHttpServiceCollectionExtensionsTests
{
    [Fact]
    public void Primary_handler_and_client_are_set_up_for_connectors()
    {
        SocketsHttpHandler? sockets = null;
        using var services = Services("https://api.acme.example", handler => sockets = handler);

        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("acme:main");

        Assert.Equal("https://api.acme.example/", client.BaseAddress!.AbsoluteUri);
        Assert.Equal(Timeout.InfiniteTimeSpan, client.Timeout);
        Assert.False(sockets!.AllowAutoRedirect);
        Assert.False(sockets.UseCookies);
        Assert.Equal(DecompressionMethods.All, sockets.AutomaticDecompression);
        Assert.Equal(TimeSpan.FromSeconds(10), sockets.ConnectTimeout);
        Assert.Equal(TimeSpan.FromMinutes(5), sockets.PooledConnectionLifetime);
    }

    [Theory]
    [InlineData("https://api.acme.example/v1", "https://api.acme.example/v1/")]
    [InlineData("https://api.acme.example/v1/", "https://api.acme.example/v1/")]
    [InlineData("http://localhost:5000/v1", "http://localhost:5000/v1/")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/")]
    public void Base_address_gets_the_slash_it_needs(string configured, string used)
    {
        using var services = Services(configured);

        Assert.Equal(used, services.GetRequiredService<IHttpClientFactory>().CreateClient("acme:main").BaseAddress!.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://api.acme.example/")]
    [InlineData("ftp://api.acme.example/")]
    [InlineData("https://api.acme.example/?key=s3cret")]
    [InlineData("https://api.acme.example/#s3cret")]
    [InlineData("https://user:s3cret@api.acme.example/")]
    [InlineData("/relative")]
    public void Base_address_that_is_unsafe_is_refused_without_showing_it(string configured)
    {
        using var services = Services(configured);

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredKeyedService<ConnectorHttp>("acme:main"));

        Assert.Contains("acme:main", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_share_one_set_of_budgets()
    {
        using var services = Services("https://api.acme.example");

        Assert.Same(services.GetRequiredService<CallBudgets>(), services.GetRequiredService<CallBudgets>());
    }

    [Fact]
    public async Task Request_goes_over_the_wire_as_built()
    {
        var (services, wires) = Serve(Wire.Http("HTTP/1.1 200 OK\nContent-Length: 2", "{}"u8.ToArray()));
        using var _ = services;
        var operation = Samples.Operation("X", HttpMethod.Post, RetrySafety.Create, "order/{id}:cancel");

        await Http(services).SendAsync(new ConnectorRequest(operation).Path("id", "A/1").Query("q", "é").Header("Prefer", "x").Form([new("a", "b")]));

        var received = Assert.Single(wires).Received;
        Assert.StartsWith("POST /v1/order/A%2F1:cancel?q=%C3%A9 HTTP/1.1\r\n", received, StringComparison.Ordinal);
        Assert.Contains("\r\nPrefer: x\r\n", received, StringComparison.Ordinal);
        Assert.Contains("\r\nAccept-Encoding: ", received, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\na=b", received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Compressed_body_is_read(string encoding)
    {
        var body = Compress(encoding, System.Text.Encoding.UTF8.GetBytes(Samples.ParcelJson));
        var (services, _) = Serve(Wire.Http($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: {body.Length}", body));
        using var __ = services;

        Assert.Equal("P-1", (await ReadAsync(services)).Number);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Compressed_download_is_unpacked_as_it_arrives(string encoding)
    {
        var body = Compress(encoding, System.Text.Encoding.UTF8.GetBytes(Samples.ParcelJson));
        var (services, _) = Serve(Wire.Http($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: {body.Length}", body));
        using var __ = services;

        await using var download = await Http(services).SendForDownloadAsync(new ConnectorRequest(Samples.Read));

        using var reader = new StreamReader(download.Content);
        Assert.Equal(Samples.ParcelJson, await reader.ReadToEndAsync());
        Assert.Null(download.Length);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Download_that_cannot_be_unpacked_is_unreadable(string encoding)
    {
        var (services, _) = Serve(Wire.Http($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: 8", [0xFF, 0xFF, 1, 2, 3, 4, 5, 6]));
        using var __ = services;
        await using var download = await Http(services).SendForDownloadAsync(new ConnectorRequest(Samples.Read));

        var failure = await Rig.FailAsync<ConnectorException>(download.CopyToAsync(Stream.Null));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Body_that_grows_beyond_the_cap_when_unpacked_is_unreadable(string encoding)
    {
        var body = Compress(encoding, new byte[50_000_000]);
        Assert.InRange(body.Length, 1, 100_000);
        var (services, wires) = Serve(Wire.Http($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: {body.Length}", body));
        using var _ = services;

        var failure = await Rig.FailAsync<ConnectorException>(ReadAsync(services));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
        Assert.Single(wires);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Body_that_cannot_be_unpacked_is_unreadable(string encoding)
    {
        var (services, _) = Serve(Wire.Http($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: 8", [0xFF, 0xFF, 1, 2, 3, 4, 5, 6]));
        using var __ = services;

        var failure = await Rig.FailAsync<ConnectorException>(ReadAsync(services));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
    }

    [Fact]
    public async Task Body_shorter_than_announced_is_asked_for_again()
    {
        var cut = Wire.Http("HTTP/1.1 200 OK\nContent-Length: 1000", "{\"number\":"u8.ToArray());
        var whole = Wire.Http("HTTP/1.1 200 OK\nContent-Length: 14", "{\"number\":\"P\"}"u8.ToArray());
        var (services, wires) = Serve(cut, whole);
        using var _ = services;

        Assert.Equal("P", (await ReadAsync(services)).Number);
        Assert.Equal(2, wires.Count);
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        var found = Wire.Http("HTTP/1.1 302 Found\nLocation: http://localhost:1/elsewhere\nConnection: close\nContent-Length: 0");
        var (services, wires) = Serve(found, found, found, found);
        using var _ = services;

        var failure = await Rig.FailAsync<ConnectorException>(ReadAsync(services));

        Assert.Equal(HttpStatusCode.Redirect, failure.StatusCode);
        Assert.DoesNotContain(wires, static wire => wire.Received.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        var answer = Wire.Http("HTTP/1.1 200 OK\nSet-Cookie: session=1\nConnection: close\nContent-Length: 14", "{\"number\":\"P\"}"u8.ToArray());
        var (services, wires) = Serve(answer, answer);
        using var _ = services;

        await ReadAsync(services);
        await ReadAsync(services);

        Assert.Equal(2, wires.Count);
        Assert.DoesNotContain("Cookie", wires[1].Received, StringComparison.OrdinalIgnoreCase);
    }

    private static ConnectorHttp Http(IServiceProvider services) => services.GetRequiredKeyedService<ConnectorHttp>("acme:main");

    private static Task<Parcel> ReadAsync(IServiceProvider services) =>
        Http(services).SendForJsonAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.Parcel);

    private static (ServiceProvider Services, List<Wire> Wires) Serve(params byte[][] answers)
    {
        var wires = new List<Wire>();
        var services = Services("http://localhost:5000/v1/", handler => handler.ConnectCallback = (_, _) =>
        {
            var wire = new Wire(answers[wires.Count]);
            wires.Add(wire);
            return new(wire);
        });
        return (services, wires);
    }

    private static ServiceProvider Services(string baseAddress, Action<SocketsHttpHandler>? sockets = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualClock());
        services
            .AddConnectorHttp(
                "acme:main",
                new(),
                _ => new() { MaxResponseBytes = 1_000_000 },
                _ => new Uri(baseAddress, baseAddress.StartsWith('/') ? UriKind.Relative : UriKind.Absolute))
            .ConfigurePrimaryHttpMessageHandler((handler, _) => sockets?.Invoke((SocketsHttpHandler)handler));
        return services.BuildServiceProvider();
    }

    private static byte[] Compress(string encoding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            packer.Write(body);
        }
        return packed.ToArray();
    }
}
