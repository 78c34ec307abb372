using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>What flows keep for later. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
public class PatchworksCaches : PatchworksOperationGroup
{
    internal PatchworksCaches(PatchworksTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksCaches()
        : base(null)
    {
    }

    /// <summary>Caches, page by page until the last (<c>GET caches</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<Cache> GetCachesAsync(CacheFilter? filter = null, CancellationToken cancellationToken = default) => Transport.List(
        () => Transport.Call(PatchworksOperations.ListCaches)
            .Query("filter[flow_id]", filter?.FlowId)
            .Query("filter[for_flow]", filter?.ForFlow)
            .Query("filter[scope]", filter?.Scope)
            .Query("filter[name]", filter?.Name),
        PatchworksJsonContext.Default.Caches, static cache => cache.Id, cancellationToken);
}
