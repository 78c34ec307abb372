using Connectors.Http.Authentication;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http.Tests.Authentication;

public sealed class KeyHeaderHandlerTests
{
    [Fact]
    public async Task Key_is_read_anew_for_every_attempt()
    {
        var reads = 0;
        using var rig = Keyed(() => $"key {++reads}");
        rig.Transport.Then(503, 200);

        await rig.SendAsync(Samples.Read);

        Assert.Equal(["key 1", "key 2"], rig.Transport.Requests.Select(request => request.Headers["X-Key"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("k3y\r\nX-Other: 1")]
    public async Task Key_that_is_no_header_value_is_refused_without_showing_it(string key)
    {
        using var rig = Keyed(() => key);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => rig.SendAsync(Samples.Read));

        Assert.DoesNotContain("k3y", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Key_never_goes_to_another_origin()
    {
        using var rig = Keyed(() => "key", "https://other.example/");

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.SendAsync(Samples.Read));

        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Key_goes_to_a_host_that_the_user_trusts()
    {
        string[] trusted = ["*.files.example"];
        using var rig = new Rig(handlers: builder => builder.AddHttpMessageHandler(() => new KeyHeaderHandler("X-Key", () => "key", Rig.Base, trusted)));
        rig.Transport.Then(200);

        await rig.Http.SendAsync(new ConnectorRequest(Samples.Read).FileLink(new Uri("http://eu.files.example/1"), trusted));

        Assert.Equal(("https://eu.files.example/1", "key"), (rig.Transport.Requests[0].Address, rig.Transport.Requests[0].Headers["X-Key"]));
    }

    [Fact]
    public async Task Key_stays_home_when_only_the_request_trusts_the_host()
    {
        using var rig = Keyed(() => "key");

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => rig.Http.SendAsync(new ConnectorRequest(Samples.Read).FileLink(new Uri("https://eu.files.example/1"), ["*.files.example"])));

        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData("http://api.acme.example/v1/", false)]
    [InlineData("http://[::1]:5000/v1/", true)]
    public async Task Key_leaves_this_machine_over_https_only(string address, bool leaves)
    {
        var transport = new Transport().ThenOk();
        using var chain = new KeyHeaderHandler("X-Key", () => "key", new Uri(address)) { InnerHandler = transport };
        using var client = new HttpClient(chain) { BaseAddress = new Uri(address) };
        var http = new ConnectorHttp(client, new());

        var call = http.SendAsync(new ConnectorRequest(Samples.Read));

        if (leaves)
            await call;
        else
            await Assert.ThrowsAsync<InvalidOperationException>(() => call);
        Assert.Equal(leaves ? 1 : 0, transport.Attempts);
    }

    private static Rig Keyed(Func<string> key, string origin = "https://api.acme.example/v1/") =>
        new(handlers: builder => builder.AddHttpMessageHandler(() => new KeyHeaderHandler("X-Key", key, new Uri(origin))));
}
