using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>Pools of keys by which flows drop what they had before. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
public class PatchworksDataPools : PatchworksOperationGroup
{
    internal PatchworksDataPools(PatchworksTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksDataPools()
        : base(null)
    {
    }

    /// <summary>Pools, page by page until the last (<c>GET data-pool</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="name">Only of this name; compare what comes back. Null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<DataPool> GetDataPoolsAsync(string? name = null, CancellationToken cancellationToken = default) => Transport.List(
        () => Transport.Call(PatchworksOperations.ListDataPools).Query("filter[name]", name).Query("sort", "created_at"), PatchworksJsonContext.Default.DataPools, static pool => pool.Id, cancellationToken);

    /// <summary>One pool (<c>GET data-pool/{id}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such pool.</exception>
    public virtual Task<DataPool> GetDataPoolAsync(string poolId, CancellationToken cancellationToken = default) =>
        Transport.SendForEntityAsync(Transport.Call(PatchworksOperations.GetDataPool).Path("id", poolId), PatchworksJsonContext.Default.EntityDataPool, cancellationToken);

    /// <summary>Makes a pool (<c>POST data-pool</c>). <see cref="RetrySafety.Create"/>: look for its name with <see cref="GetDataPoolsAsync"/> before a repeat.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pool, where the answer tells it; null where it does not.</returns>
    public virtual async Task<DataPool?> CreateDataPoolAsync(NewDataPool pool, CancellationToken cancellationToken = default) => (await Transport.SendForOptionalAsync(
        Transport.Call(PatchworksOperations.CreateDataPool, pool, PatchworksJsonContext.Default.NewDataPool), PatchworksJsonContext.Default.EntityDataPool, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>Changes a pool (<c>PATCH data-pool/{id}</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="change">What changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such pool.</exception>
    public virtual Task UpdateDataPoolAsync(string poolId, DataPoolChange change, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(PatchworksOperations.UpdateDataPool, change, PatchworksJsonContext.Default.DataPoolChange).Path("id", poolId), cancellationToken);

    /// <summary>Deletes a pool with its keys (<c>DELETE data-pool/{id}</c>): flows send again what was in it. <see cref="RetrySafety.Act"/>; <see cref="GetDataPoolAsync"/> tells whether it is gone.</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such pool.</exception>
    public virtual Task DeleteDataPoolAsync(string poolId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(PatchworksOperations.DeleteDataPool).Path("id", poolId), cancellationToken);

    /// <summary>The keys of a pool, page by page until the last (<c>GET data-pool/{id}/deduped-data</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such pool.</exception>
    public virtual AsyncPageable<PoolEntry> GetEntriesAsync(string poolId, CancellationToken cancellationToken = default) => Transport.List(
        () => Transport.Call(PatchworksOperations.ListPoolEntries).Path("id", poolId), PatchworksJsonContext.Default.PoolEntries, static entry => entry.Id, cancellationToken);
}
