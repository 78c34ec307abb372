using Polly.Telemetry;

namespace Connectors.Http.Internal;

/// <summary>Counts what the pipeline did: retries, time-outs, circuit changes, failed attempts. Calls themselves are counted elsewhere.</summary>
internal sealed class MeterTelemetryListener : TelemetryListener
{
    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        if (args.Event.Severity < ResilienceEventSeverity.Information || !ConnectorTelemetry.ResilienceEvents.Enabled)
            return;
        ConnectorTelemetry.ResilienceEvents.Add(
            1,
            new("event.name", args.Event.EventName),
            new("strategy.name", args.Source.StrategyName),
            new("pipeline.instance", args.Source.PipelineInstanceName));
    }
}
