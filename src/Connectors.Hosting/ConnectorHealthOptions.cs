namespace Connectors.Hosting;

/// <summary>When the health checks of a host call something degraded or unhealthy.</summary>
public sealed class ConnectorHealthOptions
{
    /// <summary>
    /// How long nothing may have been called on a connection before a check calls it itself, with one cheap read. Zero: never. Default 15 minutes, so that a host whose flows poll spends none.
    /// </summary>
    public TimeSpan PingAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a connection may find no answer before it is unhealthy; until then it is degraded. A refused sign-in is unhealthy at once. Default 15 minutes.</summary>
    public TimeSpan UnansweredFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How old the oldest hold may be before the host is degraded, on the clock of flows. Default 4 hours.</summary>
    public TimeSpan HoldDegradedAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>How old the oldest hold may be before the host is unhealthy, on the clock of flows. Default 24 hours.</summary>
    public TimeSpan HoldUnhealthyAfter { get; set; } = TimeSpan.FromHours(24);
}
