using System.Net;
using Connectors.Simulators.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Connectors.Simulators.Internal;

/// <summary>One vendor behind one loopback listener.</summary>
internal sealed class VendorServer : IAsyncDisposable
{
    private const long LargestBody = 16 * 1024 * 1024;

    private readonly WorldState _world;
    private readonly Vendor _vendor;
    private readonly Func<Call, Reply?>? _control;
    private readonly WebApplication _app;
    private readonly SemaphoreSlim? _atOnce;
    private int _present;

    private VendorServer(WorldState world, Vendor vendor, int port, Func<Call, Reply?>? control)
    {
        _world = world;
        _vendor = vendor;
        _control = control;
        _atOnce = vendor.Gate is { } gate ? new SemaphoreSlim(gate.AtOnce) : null;

        // The empty builder reads no files and no environment, so a world is the same wherever it runs.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public Uri Address { get; private set; } = null!;

    public static async Task<VendorServer> StartAsync(WorldState world, Vendor vendor, int port, Func<Call, Reply?>? control, CancellationToken cancellationToken)
    {
        var server = new VendorServer(world, vendor, port, control);
        await server._app.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Address = new Uri(addresses.Addresses.First().TrimEnd('/') + "/");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody waits for connections that clients keep open.
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _atOnce?.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (_control is not null && context.Request.Path.StartsWithSegments("/_sim", StringComparison.Ordinal))
        {
            await ControlAsync(context).ConfigureAwait(false);
            return;
        }

        if (_atOnce is null)
        {
            await ServeAsync(context).ConfigureAwait(false);
            return;
        }

        var (atOnce, waiting) = _vendor.Gate!.Value;
        try
        {
            if (Interlocked.Increment(ref _present) > atOnce + waiting)
            {
                await SendAsync(context, _vendor.TooMany(TimeSpan.FromSeconds(1)), FaultKind.None, _world.Options.Drift).ConfigureAwait(false);
                return;
            }

            await _atOnce.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            try
            {
                await ServeAsync(context).ConfigureAwait(false);
            }
            finally
            {
                _atOnce.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    private async Task ControlAsync(HttpContext context)
    {
        var call = await Call.ReadAsync(context).ConfigureAwait(false);
        await SendAsync(context, _control!(call) ?? Reply.Empty(404), FaultKind.None, drifts: false).ConfigureAwait(false);
    }

    private async Task ServeAsync(HttpContext context)
    {
        var call = await Call.ReadAsync(context).ConfigureAwait(false);
        Reply reply;
        FaultKind fault;
        lock (_world.Gate)
        {
            var now = _world.CatchUp();
            var isDown = _vendor.IsDown && !_vendor.IsElsewhere(call);
            fault = isDown || _vendor.IsElsewhere(call) ? FaultKind.None : _vendor.Faults.Next();
            reply = isDown ? _vendor.Unavailable() : fault switch
            {
                FaultKind.TooMany => _vendor.TooMany(TimeSpan.FromSeconds(5)),
                FaultKind.Unavailable => _vendor.Unavailable(),
                _ => _vendor.Answer(call, now),
            };
            reply = fault switch
            {
                FaultKind.ErrorAfterEffect => _vendor.Broken(),
                FaultKind.HtmlAfterEffect => Reply.Html(502),
                _ => reply,
            };
        }

        await SendAsync(context, reply, fault, _world.Options.Drift && fault == FaultKind.None).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpContext context, Reply reply, FaultKind fault, bool drifts)
    {
        if (fault == FaultKind.AbortAfterEffect)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
            response.Headers.Append(name, value);
        if (reply.Body.IsEmpty)
        {
            // A truncated answer of nothing is a broken connection.
            if (fault == FaultKind.TruncatedBody)
                context.Abort();
            return;
        }

        var body = drifts && reply.ContentType == "application/json" ? Drift.Apply(reply.Body) : reply.Body;
        response.ContentType = reply.ContentType;
        if (fault == FaultKind.TruncatedBody)
        {
            // The length announced is the length sent: only the content tells that the rest is missing.
            body = body[..(body.Length / 2)];
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
