using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>Large reads that the service does by itself. <see cref="ShopifyBulkResults"/> fetches what comes of one.</summary>
public class ShopifyBulkOperations : ShopifyOperationGroup
{
    internal ShopifyBulkOperations(ShopifyTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyBulkOperations()
        : base(null)
    {
    }

    /// <summary>
    /// Starts a large read (<c>bulk-start</c>). <see cref="RetrySafety.Create"/>: one that was started twice costs time and nothing else; while another runs it is refused as
    /// <see cref="FailureKind.NotExecuted"/> (<see cref="ShopifyErrorCodes.BulkInProgress"/>). The rights to what is read.
    /// </summary>
    /// <param name="query">A query without variables: at least one connection, five at most, two levels deep.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<BulkOperation> StartAsync(string query, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        return Transport.ChangeAsync(ShopifyOperations.StartBulkOperation, new JsonObject { ["query"] = query }, ShopifyJsonContext.Default.BulkStarted, cancellationToken);
    }

    /// <summary>Where it stands (<c>bulk</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Global id of the bulk operation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such operation.</exception>
    public virtual Task<BulkOperation> GetAsync(string id, CancellationToken cancellationToken = default) =>
        Transport.GetAsync(ShopifyOperations.GetBulkOperation, new JsonObject { ["id"] = GlobalId.Of(id, "BulkOperation") }, ShopifyJsonContext.Default.OneBulk, cancellationToken);
}
