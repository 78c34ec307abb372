using System.Globalization;
using System.Net;
using Connectors.Simulators.Faults;
using Connectors.Simulators.Time;
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
    private const int MostKeptReads = 2000;

    private readonly WorldState _world;
    private readonly Vendor _vendor;
    private readonly Func<Call, Reply?>? _control;
    private readonly WebApplication _app;
    private readonly SemaphoreSlim? _atOnce;
    private readonly Dictionary<string, (DateTimeOffset At, Reply Reply)> _reads = new(StringComparer.Ordinal);
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
        var time = _world.Options.Time;
        var call = await Call.ReadAsync(context, time.ClockOffset).ConfigureAwait(false);
        await _vendor.PrepareAsync(call, context.RequestAborted).ConfigureAwait(false);
        Reply reply;
        FaultKind fault;
        lock (_world.Gate)
        {
            var now = _world.CatchUp();
            context.Response.Headers.Date = (now + time.ClockOffset).ToString("R", CultureInfo.InvariantCulture);
            (reply, fault) = Carry(call, now);
        }

        // What was asked is done; only the answer takes its time, unless the caller goes first.
        if (fault == FaultKind.SlowAnswer)
            await Task.Delay(time.SlowFor, _world.Options.Clock, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await SendAsync(context, reply, fault, _world.Options.Drift && fault == FaultKind.None).ConfigureAwait(false);
    }

    /// <summary>Lets the request have what happens to it on its way, and the vendor carry it out as far as it gets there.</summary>
    private (Reply Reply, FaultKind Fault) Carry(Call call, DateTimeOffset now)
    {
        if (_vendor.IsElsewhere(call))
            return (Ask(call, now), FaultKind.None);
        _vendor.CountCall();
        if (_vendor.IsDown)
            return (_vendor.Unavailable(), FaultKind.None);
        var fault = _vendor.Faults.Next(out var dice);
        var reply = fault switch
        {
            FaultKind.None => null,
            FaultKind.TooMany => _vendor.TooMany(TimeSpan.FromSeconds(5)),
            FaultKind.Unavailable => _vendor.Unavailable(),
            FaultKind.ResetBeforeEffect => Reply.Empty(0),
            FaultKind.StaleRead => Kept(call, now),
            FaultKind.LateCommit => Later(call, now, ref dice),
            _ => WayFaults.Before(fault, _vendor, now, ref dice),
        };
        if (reply is null)
        {
            var own = Ask(call, now);
            reply = fault switch
            {
                FaultKind.ErrorAfterEffect => _vendor.Broken(),
                FaultKind.HtmlAfterEffect => Reply.Html(502),
                FaultKind.AbortAfterEffect or FaultKind.TruncatedBody or FaultKind.SlowAnswer => own,
                _ => WayFaults.After(fault, own, ref dice),
            };
            if (reply is null)
                return (own, FaultKind.None);
        }

        _vendor.Faults.Happened();
        return (reply, fault);
    }

    /// <summary>The vendor's own answer, in its own time.</summary>
    private Reply Ask(Call call, DateTimeOffset now)
    {
        var ahead = _world.Options.Time.ClockOffset;
        var reply = _vendor.Answer(call, now);
        if (ahead != TimeSpan.Zero)
        {
            reply.Body = ClockShift.Apply(reply.Body, ahead);
            for (var i = 0; i < reply.Headers.Count; i++)
                reply.Headers[i] = (reply.Headers[i].Name, ClockShift.Apply(reply.Headers[i].Value, ahead));
        }

        if (_world.Options.Time.StaleReads > 0m && call.Method == "GET" && reply.Status == 200)
            Keep(call, reply, now);
        return reply;
    }

    /// <summary>Carries a write out some time after its caller was told that nobody answers.</summary>
    private Reply? Later(Call call, DateTimeOffset now, ref Dice dice)
    {
        if (call.Method == "GET")
            return null;
        _world.Agenda.At(now + dice.Between(TimeSpan.FromSeconds(10), _vendor.LongestWork), at => Ask(call, at));
        return WayFaults.Page(504, FaultKind.LateCommit);
    }

    private void Keep(Call call, Reply reply, DateTimeOffset now)
    {
        if (_reads.Count >= MostKeptReads)
        {
            foreach (var (question, _) in _reads.Where(r => now - r.Value.At > _world.Options.Time.StaleFor).ToList())
                _reads.Remove(question);
        }

        if (_reads.Count < MostKeptReads)
            _reads[call.PathText + call.QueryText] = (now, reply);
    }

    private Reply? Kept(Call call, DateTimeOffset now) =>
        call.Method == "GET" && _reads.TryGetValue(call.PathText + call.QueryText, out var last) && now - last.At <= _world.Options.Time.StaleFor ? last.Reply : null;

    private static async Task SendAsync(HttpContext context, Reply reply, FaultKind fault, bool drifts)
    {
        if (fault is FaultKind.AbortAfterEffect or FaultKind.ResetBeforeEffect || context.RequestAborted.IsCancellationRequested)
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
            response.Headers.Append(WayFaults.Header, fault.ToString());
            body = body[..(body.Length / 2)];
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
