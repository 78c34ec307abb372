using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>
/// Metafields. SparkLayer writes some of those that we write (<c>sparklayer.payment_on_account</c> of a customer: each order raises the balance), so write them with the digest that was read:
/// whoever comes second reads again.
/// </summary>
public class ShopifyMetafields : ShopifyOperationGroup
{
    private const int MostInCall = 25;

    internal ShopifyMetafields(ShopifyTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyMetafields()
        : base(null)
    {
    }

    /// <summary>One metafield (<c>metafield</c>). <see cref="RetrySafety.Read"/>. The right to read what keeps it.</summary>
    /// <param name="ownerId">Global id of what keeps it.</param>
    /// <param name="metafieldNamespace">Who keeps it: <c>sparklayer</c>.</param>
    /// <param name="key">Its name: <c>payment_on_account</c>, <c>price_lists</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="ConnectorNotFoundException">There is nothing that could keep it.</exception>
    public virtual async Task<Metafield?> GetMetafieldAsync(string ownerId, string metafieldNamespace, string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(metafieldNamespace);
        ArgumentException.ThrowIfNullOrEmpty(key);
        return (await Transport.GetAsync(
            ShopifyOperations.GetMetafield,
            new JsonObject { ["id"] = GlobalId.Of(ownerId, null), ["namespace"] = metafieldNamespace, ["key"] = key },
            ShopifyJsonContext.Default.OneMetafield,
            cancellationToken).ConfigureAwait(false)).Metafield;
    }

    /// <summary>
    /// Sets metafields, all or none (<c>metafields-set</c>). <see cref="RetrySafety.SafeRepeat"/>. With a digest, what was written by others meanwhile is a <see cref="ConnectorConflictException"/>
    /// (<see cref="ShopifyErrorCodes.Stale"/>); so is a repeat of what was written by a call whose answer was lost: read, and compare with what was to be written. The right to write what keeps them.
    /// </summary>
    /// <param name="metafields">The metafields; at least one, 25 at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>As they are now, with their digests.</returns>
    public virtual Task<IReadOnlyList<Metafield>> SetMetafieldsAsync(IReadOnlyList<NewMetafield> metafields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metafields);
        ArgumentOutOfRangeException.ThrowIfZero(metafields.Count, nameof(metafields));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(metafields.Count, MostInCall, nameof(metafields));
        return Transport.ChangeAsync(
            ShopifyOperations.SetMetafields, new JsonObject { ["metafields"] = Inputs.List(metafields, Inputs.Of) }, ShopifyJsonContext.Default.MetafieldsChanged, cancellationToken);
    }
}
