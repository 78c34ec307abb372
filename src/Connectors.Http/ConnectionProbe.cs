using Connectors.Http.Internal;

namespace Connectors.Http;

/// <summary>Tells how a connection is doing. <c>AddConnectorClient</c> adds one for each connection, for health checks. Thread-safe.</summary>
public sealed class ConnectionProbe
{
    private readonly ConnectorPipelines _pipelines;
    private readonly Func<CancellationToken, Task>? _ping;

    internal ConnectionProbe(string account, ConnectorPipelines pipelines, Func<CancellationToken, Task>? ping) => (Account, _pipelines, _ping) = (account, pipelines, ping);

    /// <summary>The connection: <c>mirakl:bq</c>.</summary>
    public string Account { get; }

    /// <summary>Whether the vendor has a read cheap enough to ask for no other reason (<see cref="ConnectorClientKind{TClient, TOptions}.Ping"/>).</summary>
    public bool CanPing => _ping is not null;

    /// <summary>How its calls have ended lately; asks nobody.</summary>
    public ConnectionStatus Status => _pipelines.Health.Of(Account);

    /// <summary>
    /// Calls the vendor once, with the sign-in, like any other call: within limits, budgets and time-outs. What came of it is told by <see cref="Status"/> and not thrown.
    /// Nothing is sent where there is no ping.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task PingAsync(CancellationToken cancellationToken = default)
    {
        if (_ping is null)
            return;
        try
        {
            await _ping(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not OutOfMemoryException)
        {
            // The pipeline noted it; what it refused itself, because limits are used up, says nothing about the vendor.
        }
    }

    /// <summary>The same as <see cref="Status"/>, in words.</summary>
    public override string ToString() => Status.ToString();
}
