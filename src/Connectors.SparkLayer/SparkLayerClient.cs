using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;

namespace Connectors.SparkLayer;

/// <summary>
/// The SparkLayer API for one site, in its own words. Operations are grouped by what they are about. Immutable and thread-safe.
/// Every call throws <see cref="ConnectorException"/> when it fails, and <see cref="OperationCanceledException"/> only when the caller cancelled.
/// </summary>
/// <remarks>SparkLayer is a layer on a store: it makes no order there, and sends and refunds nothing. That is the commerce platform's.</remarks>
public class SparkLayerClient
{
    private readonly SparkLayerTransport? _transport;

    /// <summary>Wraps the client. Applications get it from <c>AddSparkLayerClient</c>, which sets up tokens, repeats, limits and telemetry.</summary>
    /// <param name="http">A client that authenticates, with a base address that ends in a slash.</param>
    /// <param name="options">The site, sizes of pages and batches, and calls that are other than documented.</param>
    /// <param name="time">Clock for waits and for the date form of <c>Retry-After</c>; the system's when null.</param>
    public SparkLayerClient(HttpClient http, SparkLayerClientOptions options, TimeProvider? time = null)
        : this(NewTransport(http, options, time))
    {
    }

    private SparkLayerClient(SparkLayerTransport transport)
    {
        _transport = transport;
        PriceLists = new SparkLayerPriceLists(transport);
        Prices = new SparkLayerPrices(transport);
        Stock = new SparkLayerStock(transport);
        Customers = new SparkLayerCustomers(transport);
        Purchases = new SparkLayerPurchases(transport);
        Quotes = new SparkLayerQuotes(transport);
        Carts = new SparkLayerCarts(transport);
        Files = new SparkLayerFiles(transport);
        SyncLog = new SparkLayerSyncLog(transport);
        Products = new SparkLayerProducts(transport);
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerClient()
    {
        PriceLists = null!;
        Prices = null!;
        Stock = null!;
        Customers = null!;
        Purchases = null!;
        Quotes = null!;
        Carts = null!;
        Files = null!;
        SyncLog = null!;
        Products = null!;
    }

    /// <summary>Price lists, without their prices.</summary>
    public virtual SparkLayerPriceLists PriceLists { get; }

    /// <summary>Prices of SKUs on price lists.</summary>
    public virtual SparkLayerPrices Prices { get; }

    /// <summary>Stock and where it is kept.</summary>
    public virtual SparkLayerStock Stock { get; }

    /// <summary>Customers: logins, companies, terms and credit.</summary>
    public virtual SparkLayerCustomers Customers { get; }

    /// <summary>Purchases: what the vendor keeps of orders, quotes and carts, with payments and history.</summary>
    public virtual SparkLayerPurchases Purchases { get; }

    /// <summary>Quotes, to read: there is no documented way to accept one.</summary>
    public virtual SparkLayerQuotes Quotes { get; }

    /// <summary>Carts, by which orders are placed on a customer's behalf.</summary>
    public virtual SparkLayerCarts Carts { get; }

    /// <summary>Files, such as invoices of purchases.</summary>
    public virtual SparkLayerFiles Files { get; }

    /// <summary>What came of synchronisations, for the dashboard.</summary>
    public virtual SparkLayerSyncLog SyncLog { get; }

    /// <summary>Products and variants, for platforms without an integration.</summary>
    public virtual SparkLayerProducts Products { get; }

    /// <summary>
    /// The same client, with leave to send: its calls ask the permit as the last thing before a request leaves, and send nothing past it.
    /// A class that derives from it and overrides what it sends overrides this too. See <see cref="ConnectorHttp.Under"/>.
    /// </summary>
    /// <param name="permit">Leave to send.</param>
    public virtual SparkLayerClient Under(SendPermit permit) => _transport is null ? this : new SparkLayerClient(_transport.Under(permit));

    /// <summary>Starts a call of an operation that has no method yet; the site is already on it.</summary>
    /// <param name="operation">The operation, with its own retry safety and limits.</param>
    public virtual ConnectorRequest NewRequest(Operation operation) => Transport.Call(operation);

    /// <summary>Sends a call of an operation that has no method yet and reads its JSON body.</summary>
    /// <param name="request">From <see cref="NewRequest"/>.</param>
    /// <param name="type">Source-generated metadata of the body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    public virtual Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull => Transport.SendAsync(request, type, cancellationToken);

    private SparkLayerTransport Transport => _transport ?? throw new InvalidOperationException("This client was made for a test and sends nothing.");

    private static SparkLayerTransport NewTransport(HttpClient http, SparkLayerClientOptions options, TimeProvider? time)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        return new SparkLayerTransport(new ConnectorHttp(http, new SparkLayerProtocol(), time), options, time);
    }
}
