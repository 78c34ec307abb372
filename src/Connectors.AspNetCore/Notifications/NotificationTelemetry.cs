using System.Diagnostics.Metrics;

namespace Connectors.AspNetCore.Notifications;

/// <summary>What endpoints tell of themselves: a count of calls. Tags are names of our own connections and outcomes: what a stranger writes never becomes one.</summary>
internal static class NotificationTelemetry
{
    private const string Name = "Connectors.AspNetCore";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Notifications = Meter.CreateCounter<long>("connectors.notifications", "{notification}", "Calls of vendors that have news, or say so.");

    public static void Count(string connection, string outcome) =>
        Notifications.Add(1, new KeyValuePair<string, object?>("connection", connection), new KeyValuePair<string, object?>("outcome", outcome));
}
