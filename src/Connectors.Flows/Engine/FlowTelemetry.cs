using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Connectors.Flows.Engine;

/// <summary>What the engine tells of itself: a span for each effect, a count of each step. Tags are names of flows and outcomes, never keys.</summary>
internal static class FlowTelemetry
{
    private const string Name = "Connectors.Flows";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("connectors.flows.steps", "{step}", "Steps of work on cases.");

    public static Activity? StartEffect(string flow) => Source.StartActivity($"{flow} effect");

    public static void Count(string flow, string outcome) =>
        Steps.Add(1, new KeyValuePair<string, object?>("flow", flow), new KeyValuePair<string, object?>("outcome", outcome));
}
