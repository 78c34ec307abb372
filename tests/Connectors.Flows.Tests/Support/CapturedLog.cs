using System.Collections.Concurrent;
using Connectors.Flows.Engine;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows.Tests.Support;

/// <summary>Keeps every log line with its exception.</summary>
internal sealed class CapturedLog : ILogger<FlowRunner>
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
}
