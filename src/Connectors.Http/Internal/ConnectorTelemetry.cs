using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;

namespace Connectors.Http.Internal;

/// <summary>Spans and numbers of every call. Tags are few and low in cardinality: never an id, an address or a query.</summary>
internal static class ConnectorTelemetry
{
    public const string Name = "Connectors.Http";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>(
        "connectors.http.call.duration", "s", "Time of a call with all its attempts and waits.");

    public static readonly Counter<long> ResilienceEvents = Meter.CreateCounter<long>(
        "connectors.http.resilience.events", "{event}", "Retries, time-outs, circuit changes and refused calls.");

    public static CallSpan Start(Operation operation, Uri server)
    {
        Activity? activity = null;
        if (Source.HasListeners() && Source.StartActivity($"{operation.System} {operation.Code}", ActivityKind.Client) is { } started)
        {
            activity = started;
            activity.SetTag("connectors.system", operation.System);
            activity.SetTag("connectors.operation", operation.Code);
            activity.SetTag("http.request.method", operation.Method.Method);
            activity.SetTag("server.address", server.Host);
            activity.SetTag("server.port", server.Port);
            activity.SetTag("url.template", operation.Path);
        }
        return new(operation, activity, activity is not null || Calls.Enabled ? Stopwatch.GetTimestamp() : 0);
    }

    /// <summary>One call being observed.</summary>
    internal readonly struct CallSpan(Operation operation, Activity? activity, long started)
    {
        /// <param name="status">The last response's status; null when there was none.</param>
        /// <param name="attempts">Attempts made.</param>
        /// <param name="failure">What the caller gets; null for a success.</param>
        public void End(HttpStatusCode? status, int attempts, Exception? failure)
        {
            var error = failure is null ? null : ErrorType(failure);
            if (activity is not null)
            {
                if (status is { } code)
                    activity.SetTag("http.response.status_code", (int)code);
                if (attempts > 1)
                    activity.SetTag("http.request.resend_count", attempts - 1);
                if (error is not null)
                {
                    activity.SetTag("error.type", error);
                    activity.SetStatus(ActivityStatusCode.Error);
                }
                activity.Dispose();
            }
            if (started != 0 && Calls.Enabled)
            {
                var tags = new TagList { { "connectors.system", operation.System }, { "connectors.operation", operation.Code } };
                if (status is { } code)
                    tags.Add("http.response.status_code", (int)code);
                if (error is not null)
                    tags.Add("error.type", error);
                Calls.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
            }
        }

        private static string ErrorType(Exception failure) => failure switch
        {
            ConnectorException e => e.Kind.ToString(),
            OperationCanceledException => "Canceled",
            _ => failure.GetType().Name,
        };
    }
}
