using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// Products and variants, which only platforms without an integration write. Their members are not documented. Immutable and thread-safe. Methods throw
/// <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class SparkLayerProducts : SparkLayerOperationGroup
{
    internal SparkLayerProducts(SparkLayerTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerProducts()
        : base(null)
    {
    }

    /// <summary>Makes a product (<c>POST api/v1/products</c>). <see cref="RetrySafety.Create"/>: look with <see cref="GetProductAsync"/>, by the platform's id, before a repeat.</summary>
    /// <param name="product">The product, its members by name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ConnectorConflictException">There is one already.</exception>
    public virtual async Task<Product?> CreateProductAsync(Product product, CancellationToken cancellationToken = default) => (await Transport.SendForOptionalAsync(
        Transport.Call(SparkLayerOperations.CreateProduct).Json(product, SparkLayerJsonContext.Default.Product), SparkLayerJsonContext.Default.Product, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>One product (<c>GET api/v1/products/{id}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such product.</exception>
    public virtual Task<Product> GetProductAsync(string id, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.GetProduct).Path("id", id), SparkLayerJsonContext.Default.Product, cancellationToken);

    /// <summary>Changes a product (<c>PATCH api/v1/products/{id}</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">The members that change, by name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such product.</exception>
    /// <exception cref="ConnectorConflictException">It conflicts with another.</exception>
    public virtual async Task<Product?> UpdateProductAsync(string id, Product change, CancellationToken cancellationToken = default) => (await Transport.SendForOptionalAsync(
        Transport.Call(SparkLayerOperations.UpdateProduct).Path("id", id).Json(change, SparkLayerJsonContext.Default.Product), SparkLayerJsonContext.Default.Product, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>One variant (<c>GET api/v1/variants/{id}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such variant.</exception>
    public virtual Task<Variant> GetVariantAsync(string id, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.GetVariant).Path("id", id), SparkLayerJsonContext.Default.Variant, cancellationToken);
}
