using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>
/// The Admin GraphQL API of one Shopify store, in its own words, as far as B2B orders need it. Operations are grouped by what they are about. Immutable and thread-safe. Every call throws
/// <see cref="ConnectorException"/> when it fails, also where the service says so inside a 200; what of an answer is there without the rest is never taken for it.
/// </summary>
public class ShopifyClient
{
    private const string VersionHeader = "X-Shopify-API-Version";

    private readonly ShopifyTransport? _transport;

    /// <summary>Makes a client. Applications get it from <c>AddShopifyClient</c>, which sets up token, repeats, points and telemetry.</summary>
    /// <param name="http">A client that signs in; its base address ends in the version and a slash.</param>
    /// <param name="options">Version and sizes; address, token and resilience belong to <paramref name="http"/>.</param>
    /// <param name="time">Clock for the date form of <c>Retry-After</c>; the system's when null.</param>
    public ShopifyClient(HttpClient http, ShopifyClientOptions options, TimeProvider? time = null)
        : this(new ShopifyTransport(new ConnectorHttp(http, new ShopifyProtocol(), time), options))
    {
    }

    private ShopifyClient(ShopifyTransport transport)
    {
        _transport = transport;
        Orders = new ShopifyOrders(transport);
        DraftOrders = new ShopifyDraftOrders(transport);
        Fulfillments = new ShopifyFulfillments(transport);
        Payments = new ShopifyPayments(transport);
        Metafields = new ShopifyMetafields(transport);
        Inventory = new ShopifyInventory(transport);
        Webhooks = new ShopifyWebhooks(transport);
        Bulk = new ShopifyBulkOperations(transport);
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyClient()
    {
        Orders = null!;
        DraftOrders = null!;
        Fulfillments = null!;
        Payments = null!;
        Metafields = null!;
        Inventory = null!;
        Webhooks = null!;
        Bulk = null!;
    }

    /// <summary>Orders: list, read, make, cancel, tag.</summary>
    public virtual ShopifyOrders Orders { get; }

    /// <summary>Drafts: list, read, give terms, complete.</summary>
    public virtual ShopifyDraftOrders DraftOrders { get; }

    /// <summary>Fulfilment orders and fulfilments: hold, move, split, send, track.</summary>
    public virtual ShopifyFulfillments Fulfillments { get; }

    /// <summary>Payments, terms, refunds.</summary>
    public virtual ShopifyPayments Payments { get; }

    /// <summary>Metafields.</summary>
    public virtual ShopifyMetafields Metafields { get; }

    /// <summary>Stock and locations.</summary>
    public virtual ShopifyInventory Inventory { get; }

    /// <summary>Subscriptions to news.</summary>
    public virtual ShopifyWebhooks Webhooks { get; }

    /// <summary>Large reads.</summary>
    public virtual ShopifyBulkOperations Bulk { get; }

    /// <summary>
    /// The same client, with leave to send: its calls ask the permit as the last thing before a request leaves, and send nothing past it. See <see cref="ConnectorHttp.Under"/>.
    /// </summary>
    /// <param name="permit">Leave to send.</param>
    public virtual ShopifyClient Under(SendPermit permit) => _transport is null ? this : new ShopifyClient(_transport.Under(permit));

    /// <summary>
    /// The shop, what the app may do, and which version of the API answers (<c>shop</c>). <see cref="RetrySafety.Read"/>. Look at it before work begins: a version that is not supported any more is
    /// answered by the oldest that is, and a right that is missing shows as lists that are empty.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<ShopInformation> GetShopAsync(CancellationToken cancellationToken = default)
    {
        var transport = Transport;
        var response = await transport.SendForResponseAsync(ShopifyTransport.Ask(ShopifyOperations.GetShop), ShopifyJsonContext.Default.ShopAnswer, cancellationToken).ConfigureAwait(false);
        var data = response.Value.Data;
        var served = response.Headers.NonValidated.TryGetValues(VersionHeader, out var versions) ? versions.FirstOrDefault() : null;
        return new(data.Result, data.Installation?.AccessScopes ?? [], data.Versions, transport.Options.ApiVersion, served);
    }

    /// <summary>
    /// A call that this client does not cover. Its answer's <c>errors</c> and <c>userErrors</c> are failures, as with every other; the caller's operation says whether a repeat is safe.
    /// </summary>
    /// <typeparam name="T">What the whole answer is read as: an object with a member <c>data</c>.</typeparam>
    /// <param name="operation">The operation: system <c>shopify</c>, <c>POST graphql.json</c>; with points and the budget of those of <see cref="ShopifyOperations"/> it waits its turn with them.</param>
    /// <param name="document">The document.</param>
    /// <param name="variables">Its variables; null for none.</param>
    /// <param name="type">Metadata of the answer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    public virtual Task<T> SendAsync<T>(Operation operation, string document, JsonObject? variables, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentException.ThrowIfNullOrWhiteSpace(document);
        var request = new ConnectorRequest(operation).Json(new GraphQlRequest(document, (JsonObject?)variables?.DeepClone()), ShopifyJsonContext.Default.GraphQlRequest);
        return Transport.SendAsync(request, type, cancellationToken);
    }

    private ShopifyTransport Transport => _transport ?? throw new InvalidOperationException("This client was made for a test and sends nothing.");
}
