using System.Diagnostics.CodeAnalysis;
using Connectors.Domain.Ports;

namespace Connectors.Http.Internal;

/// <summary>Cancels a call at the moment its permit ends. The permit is asked anew whenever the time seems to be over: its lease may have been prolonged.</summary>
internal sealed class PermitEnding : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    [SuppressMessage("Usage", "CA2213", Justification = "It holds no timer and no handle, and the timer's last call may come after the end.")]
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _caller;
    private readonly SendPermit _permit;
    private readonly ITimer? _timer;

    /// <param name="permit">The permit.</param>
    /// <param name="longest">How long the call lasts at most anyway.</param>
    /// <param name="time">Clock of the timer.</param>
    /// <param name="cancellationToken">Cancels the call too.</param>
    public PermitEnding(SendPermit permit, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        _permit = permit;
        _caller = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        var left = permit.Remaining;
        if (left > longest)
            return;
        _timer = time.CreateTimer(static self => ((PermitEnding)self!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Wait(left);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _caller.Dispose();
        _timer?.Dispose();
    }

    private void Wait(TimeSpan left) => _timer!.Change(left < Shortest ? Shortest : left, Timeout.InfiniteTimeSpan);

    private void Look()
    {
        if (_permit.Remaining is var left && left > TimeSpan.Zero)
            Wait(left);
        else
            _source.Cancel();
    }
}
