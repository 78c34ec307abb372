namespace Connectors.Hosting;

/// <summary>The names under which the packages tell of themselves. They are as stable as any public member: alerts and dashboards are built on them.</summary>
public static class ConnectorTelemetryNames
{
    /// <summary>Meter and source of spans of <c>Connectors.Http</c>: calls to vendors.</summary>
    public const string Http = "Connectors.Http";

    /// <summary>Meter and source of spans of <c>Connectors.Flows</c>: work on cases.</summary>
    public const string Flows = "Connectors.Flows";

    /// <summary>Meter of <c>Connectors.AspNetCore</c>: calls of vendors that have news.</summary>
    public const string AspNetCore = "Connectors.AspNetCore";

    /// <summary>Meter of <c>Connectors.Hosting</c>: what waits for people.</summary>
    public const string Hosting = "Connectors.Hosting";

    /// <summary>Histogram, seconds: how long a call took, with all its attempts and waits.</summary>
    public const string CallDuration = "connectors.http.call.duration";

    /// <summary>Counter: retries, time-outs, circuit changes and refused calls.</summary>
    public const string ResilienceEvents = "connectors.http.resilience.events";

    /// <summary>Counter: steps of work on cases.</summary>
    public const string FlowSteps = "connectors.flows.steps";

    /// <summary>Counter: calls of vendors that have news, or say so.</summary>
    public const string Notifications = "connectors.notifications";

    /// <summary>Gauge: open exception records, by reason, owner and severity.</summary>
    public const string OpenExceptions = "connectors.exceptions.open";

    /// <summary>Gauge, seconds: age of the record that holds something up longest.</summary>
    public const string OldestHold = "connectors.holds.oldest";

    /// <summary>Every meter.</summary>
    public static IReadOnlyList<string> Meters { get; } = [Http, Flows, AspNetCore, Hosting];

    /// <summary>Every source of spans.</summary>
    public static IReadOnlyList<string> Sources { get; } = [Http, Flows];

    /// <summary>Every instrument.</summary>
    public static IReadOnlyList<string> Instruments { get; } = [CallDuration, ResilienceEvents, FlowSteps, Notifications, OpenExceptions, OldestHold];
}
