using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>Stock, and where it is kept.</summary>
public class ShopifyInventory : ShopifyOperationGroup
{
    private const int MostInCall = 250;
    private static readonly string[] Names = ["available", "on_hand", "committed"];

    internal ShopifyInventory(ShopifyTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyInventory()
        : base(null)
    {
    }

    /// <summary>Locations, those no longer used among them (<c>locations</c>). <see cref="RetrySafety.Read"/>. <c>read_locations</c>.</summary>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Location> GetLocationsAsync(CancellationToken cancellationToken = default) => Transport.List(
        ShopifyOperations.ListLocations, static () => [], ShopifyJsonContext.Default.Locations, ShopifyJsonContext.Default.Location, static location => location.Id, null, cancellationToken);

    /// <summary>
    /// Variants with their stock: <c>available</c>, <c>on_hand</c> and <c>committed</c> of each location (<c>inventory</c>). <see cref="RetrySafety.Read"/>. SKUs are not unique: compare what comes back.
    /// <c>read_products</c>, <c>read_inventory</c>.
    /// </summary>
    /// <param name="sku">Only variants of that SKU; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<ProductVariant> GetStockAsync(string? sku = null, CancellationToken cancellationToken = default) => Stock(new SearchText().Is("sku", sku).ToText(), cancellationToken);

    /// <summary>
    /// Variants of any of these SKUs with their stock, as <see cref="GetStockAsync"/> (<c>inventory</c>). <see cref="RetrySafety.Read"/>. A search may find more: compare what comes back.
    /// <c>read_products</c>, <c>read_inventory</c>.
    /// </summary>
    /// <param name="skus">The SKUs; at least one. They stand in one search: a few dozen at most.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<ProductVariant> GetStockOfAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        ArgumentOutOfRangeException.ThrowIfZero(skus.Count, nameof(skus));
        return Stock(string.Join(" OR ", skus.Select(static sku => new SearchText().Is("sku", sku).ToText())), cancellationToken);
    }

    /// <summary>
    /// Sets stock, all or none (<c>inventory-set</c>). <see cref="RetrySafety.SafeRepeat"/>, by its key: what was done under a key is not done again. Stock that is not what it was compared with is a
    /// <see cref="ConnectorConflictException"/> (<see cref="ShopifyErrorCodes.StaleQuantity"/>). <c>write_inventory</c>.
    /// </summary>
    /// <param name="change">What is to be.</param>
    /// <param name="key">A key of the caller's: the same for a repeat of the same change, another for any other, and for another attempt at what failed (<see cref="ShopifyErrorCodes.KeyOfFailed"/>).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<InventoryAdjustment> SetStockAsync(StockChange change, Guid key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentOutOfRangeException.ThrowIfZero(change.Quantities.Count, nameof(change));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(change.Quantities.Count, MostInCall, nameof(change));
        if (key == Guid.Empty)
            throw new ArgumentException("A change of stock needs a key of its own.", nameof(key));
        return Transport.ChangeAsync(
            ShopifyOperations.SetInventory, new JsonObject { ["input"] = Inputs.Of(change), ["key"] = key.ToString("D") }, ShopifyJsonContext.Default.InventoryChanged, cancellationToken);
    }

    private AsyncPageable<ProductVariant> Stock(string? query, CancellationToken cancellationToken) => Transport.List(
        ShopifyOperations.ListInventory,
        () => new JsonObject { ["query"] = query, ["names"] = Inputs.Texts(Names) },
        ShopifyJsonContext.Default.Variants, ShopifyJsonContext.Default.ProductVariant, static variant => variant.Id, null, cancellationToken);
}
