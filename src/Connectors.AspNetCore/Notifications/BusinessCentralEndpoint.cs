using System.Buffers;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Connectors.AspNetCore.Notifications;

/// <summary>Answers what comes to the address of Business Central's notifications.</summary>
internal static partial class BusinessCentralEndpoint
{
    /// <summary>The part of the address that names the connection.</summary>
    public const string Connection = "connection";

    private const int LongestToken = 2048;
    private const int MostBytes = 64 * 1024;

    /// <summary>What a call is counted under that names no connection of ours.</summary>
    private const string Nobody = "none";

    /// <summary>The service waits for seconds, and takes a late answer for none.</summary>
    private static readonly TimeSpan ReadsWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WritesWithin = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whoever cannot show that he is the service is answered as if he were: he must neither learn anything nor make us answer as if we were ill. When it is the service all the same, with a
    /// secret that we do not know, its news comes later and its subscription stays: the next look at it gives it the secret in force.
    /// </summary>
    public static async Task AnswerAsync(HttpContext context)
    {
        var name = context.GetRouteValue(Connection) as string ?? string.Empty;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        if (context.RequestServices.GetKeyedService<IErpNotifications>(name) is not { } erp)
        {
            NotificationTelemetry.Count(Nobody, "stranger");
            return;
        }

        if (context.Request.Query.TryGetValue("validationToken", out var token))
        {
            await ShakeHandsAsync(context, name, token).ConfigureAwait(false);
            return;
        }

        var notice = IsJson(context.Request) ? await ReadAsync(context, erp).ConfigureAwait(false) : BusinessCentralNotice.Stranger;
        var outcome = notice switch
        {
            BusinessCentralNotice.News => await WakeAsync(context, erp).ConfigureAwait(false) ? "woken" : "failed",
            BusinessCentralNotice.Unwatched => "unwatched",
            _ => "stranger",
        };
        if (outcome == "failed")
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        NotificationTelemetry.Count(name, outcome);
    }

    /// <summary>The service asks whether we want what it is about to send. Anybody may ask, and gets back what he said, as text and nothing else.</summary>
    private static async Task ShakeHandsAsync(HttpContext context, string name, StringValues token)
    {
        if (token is not [{ Length: > 0 and <= LongestToken } text] || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            NotificationTelemetry.Count(name, "stranger");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        NotificationTelemetry.Count(name, "handshake");
        await context.Response.WriteAsync(text, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool IsJson(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Looks at the beginning of the body, however long it is and however slowly it comes.</summary>
    private static async Task<BusinessCentralNotice> ReadAsync(HttpContext context, IErpNotifications erp)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes);
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            timeout.CancelAfter(ReadsWithin);
            var length = 0;
            var isWhole = false;
            try
            {
                while (length < MostBytes && !isWhole)
                {
                    var read = await context.Request.Body.ReadAsync(buffer.AsMemory(length, MostBytes - length), timeout.Token).ConfigureAwait(false);
                    length += read;
                    isWhole = read == 0;
                }
            }
            catch (Exception lost) when (lost is IOException or OperationCanceledException)
            {
                // What came until then may tell enough.
                LogCut(Logger(context), erp.Connection.Value, lost.GetType().Name);
            }

            return BusinessCentralNoticeReader.Read(buffer.AsSpan(0, length), isWhole, erp);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Whether it is written down. The caller's patience does not matter for it: what he gave up may still be done.</summary>
    private static async Task<bool> WakeAsync(HttpContext context, IErpNotifications erp)
    {
        var services = context.RequestServices;
        using var timeout = new CancellationTokenSource(WritesWithin, services.GetService<FlowRunnerOptions>()?.LeaseClock ?? TimeProvider.System);
        try
        {
            // A store need not hear that it is given up: the caller is answered all the same.
            await services.GetRequiredService<PollWaker>().WakeAsync(erp.Connection, timeout.Token).WaitAsync(timeout.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogFailed(Logger(context), erp.Connection.Value, failure.GetType().Name);
            return false;
        }
    }

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Connectors.AspNetCore.Notifications");

    [LoggerMessage(1, LogLevel.Warning, "News of '{Connection}' could not be written down ({Failure}); it is asked to come again.")]
    private static partial void LogFailed(ILogger logger, string connection, string failure);

    [LoggerMessage(2, LogLevel.Debug, "A call to the address of '{Connection}' was cut short ({Failure}).")]
    private static partial void LogCut(ILogger logger, string connection, string failure);
}
