using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Batch;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>An empty batch, to be filled and sent.</summary>
    /// <param name="isAtomic">Whether all of it is one transaction (<c>Isolation: snapshot</c>).</param>
    /// <param name="stopsAtFailure">Whether what follows a failure is not tried (<c>dependsOn</c>).</param>
    public virtual BusinessCentralBatch CreateBatch(bool isAtomic = false, bool stopsAtFailure = false) => new(_json, isAtomic, stopsAtFailure);

    /// <summary>
    /// Sends the calls of a batch as one (<c>POST $batch</c>); each is then told its own outcome. <see cref="RetrySafety.Read"/> when it only reads, otherwise
    /// <see cref="RetrySafety.Act"/>: each write that has no outcome is looked up before it is repeated.
    /// </summary>
    /// <param name="batch">The batch, from <see cref="CreateBatch"/>; sent once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The batch as a whole failed; no call has an outcome. A call that fails in a batch is in <see cref="BatchCall.Failure"/>.</exception>
    /// <exception cref="InvalidOperationException">The batch is empty, or was sent before.</exception>
    public virtual async Task SendBatchAsync(BusinessCentralBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Begin();
        var reads = batch.Calls.All(static c => c.Operation.RetrySafety == RetrySafety.Read);
        var company = Text(await GetCompanyIdAsync(cancellationToken).ConfigureAwait(false));
        var used = Volatile.Read(ref _company.Value);
        var request = await StartAsync(reads ? BusinessCentralOperations.SendReadBatch : BusinessCentralOperations.SendBatch, cancellationToken).ConfigureAwait(false);
        if (batch.IsAtomic)
            request.Header("Isolation", "snapshot");
        var answer = await _http.SendForJsonAsync(batch.Fill(request, company), _json.BatchAnswer, cancellationToken).ConfigureAwait(false);
        BatchOutcomes.Settle(batch, answer, _protocol);
        if (used is not null && batch.Calls.Any(static c => c.Failure?.ErrorCode == BusinessCentralProtocol.CompanyNotFound))
            Interlocked.CompareExchange(ref _company.Value, null, used);
    }
}
