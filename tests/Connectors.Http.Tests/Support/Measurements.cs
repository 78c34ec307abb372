using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Connectors.Http.Tests.Support;

/// <summary>Everything the package's meter reports while it lives, also for tests that run beside.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Instrument, IReadOnlyDictionary<string, object?> Tags)> _seen = new();

    public Measurements()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Connectors.Http")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => _seen.Enqueue((instrument.Name, Copy(tags))));
        _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => _seen.Enqueue((instrument.Name, Copy(tags))));
        _listener.Start();
    }

    public IEnumerable<string> Text => _seen.Select(item => $"{item.Instrument} {string.Join(' ', item.Tags)}");

    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Of(string instrument, string tag, string value) =>
        [.. _seen.Where(item => item.Instrument == instrument && Equals(item.Tags.GetValueOrDefault(tag), value)).Select(item => item.Tags)];

    public void Dispose() => _listener.Dispose();

    private static Dictionary<string, object?> Copy(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var copy = new Dictionary<string, object?>();
        foreach (var (key, value) in tags)
            copy.Add(key, value);
        return copy;
    }
}
