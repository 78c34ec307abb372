using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Simulators.Tests;

/// <summary>Somebody on this machine who is told of news, and answers as a test wants it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What is answered to news.</summary>
    public int Status { get; set; } = 202;

    /// <summary>What is answered to a handshake; null is the token.</summary>
    public string? Token { get; set; }

    public ConcurrentQueue<string> Handshakes { get; } = [];

    public ConcurrentQueue<JsonElement> News { get; } = [];

    public Uri Address { get; private set; } = null!;

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(receiver.HearAsync);
        await receiver._app.StartAsync();
        receiver.Address = new Uri(receiver._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/news?of=us");
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        if (context.Request.Query["validationToken"].ToString() is { Length: > 0 } token)
        {
            Handshakes.Enqueue(token);
            await context.Response.WriteAsync(Token ?? token);
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        News.Enqueue(body.RootElement.Clone());
        context.Response.StatusCode = Status;
    }
}
