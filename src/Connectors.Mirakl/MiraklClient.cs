using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl;

/// <summary>
/// The Mirakl seller API of one shop. Operations are grouped by what they are about. Immutable and thread-safe.
/// Every call throws <see cref="ConnectorException"/> when it fails, and <see cref="OperationCanceledException"/> only when the caller cancelled.
/// </summary>
public class MiraklClient
{
    private readonly MiraklTransport? _transport;

    /// <summary>Makes a client. Applications get it from <c>AddMiraklClient</c>, which sets up key, repeats, limits and telemetry.</summary>
    /// <param name="client">A client that authenticates, with a base address that ends in a slash.</param>
    /// <param name="options">The shop and page size; address, key and resilience belong to <paramref name="client"/>.</param>
    /// <param name="time">Clock; the system's when null.</param>
    public MiraklClient(HttpClient client, MiraklClientOptions options, TimeProvider? time = null)
        : this(NewTransport(client, options, time))
    {
    }

    private MiraklClient(MiraklTransport transport)
    {
        _transport = transport;
        Orders = new MiraklOrders(_transport);
        Shipments = new MiraklShipments(_transport);
        Documents = new MiraklDocuments(_transport);
        Returns = new MiraklReturns(_transport);
        Offers = new MiraklOffers(_transport);
        Stock = new MiraklStock(_transport);
        Prices = new MiraklPrices(_transport);
        Promotions = new MiraklPromotions(_transport);
        Products = new MiraklProducts(_transport);
        Payments = new MiraklPayments(_transport);
        Messages = new MiraklMessages(_transport);
        Platform = new MiraklPlatform(_transport);
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklClient()
    {
        Orders = null!;
        Shipments = null!;
        Documents = null!;
        Returns = null!;
        Offers = null!;
        Stock = null!;
        Prices = null!;
        Promotions = null!;
        Products = null!;
        Payments = null!;
        Messages = null!;
        Platform = null!;
    }

    /// <summary>Orders: list, accept, track, ship, refund, cancel, reference, export.</summary>
    public virtual MiraklOrders Orders { get; }

    /// <summary>Shipments of platforms that let an order leave in several.</summary>
    public virtual MiraklShipments Shipments { get; }

    /// <summary>Files: order documents, the shop's own (KYC) documents, and the invoices that the operator asks the seller to issue.</summary>
    public virtual MiraklDocuments Documents { get; }

    /// <summary>Returns of goods. They move no money: refund with <see cref="MiraklOrders"/>.</summary>
    public virtual MiraklReturns Returns { get; }

    /// <summary>Offers in full: import, export, look-up. Stock alone goes through <see cref="MiraklStock"/>, prices alone through <see cref="MiraklPrices"/>.</summary>
    public virtual MiraklOffers Offers { get; }

    /// <summary>Stock of offers, by file.</summary>
    public virtual MiraklStock Stock { get; }

    /// <summary>Prices of offers, by file.</summary>
    public virtual MiraklPrices Prices { get; }

    /// <summary>Promotions of the seller.</summary>
    public virtual MiraklPromotions Promotions { get; }

    /// <summary>The catalogue: categories, attributes, values, product look-up and product imports.</summary>
    public virtual MiraklProducts Products { get; }

    /// <summary>Money: transaction lines, billing cycles and the operator's accounting documents.</summary>
    public virtual MiraklPayments Payments { get; }

    /// <summary>Conversations with customers and with the operator.</summary>
    public virtual MiraklMessages Messages { get; }

    /// <summary>The shop, the platform's settings and its lists.</summary>
    public virtual MiraklPlatform Platform { get; }

    /// <summary>
    /// The same client, with leave to send: its calls ask the permit as the last thing before a request leaves, and send nothing past it.
    /// A class that derives from it and overrides what it sends overrides this too. See <see cref="ConnectorHttp.Under"/>.
    /// </summary>
    /// <param name="permit">Leave to send.</param>
    public virtual MiraklClient Under(SendPermit permit) => _transport is null ? this : new MiraklClient(_transport.Under(permit));

    /// <summary>Starts a call of an operation that has no method yet; the shop is already on it.</summary>
    /// <param name="operation">The operation, with its own retry safety and limits.</param>
    public virtual ConnectorRequest NewRequest(Operation operation) => Transport.Call(operation);

    /// <summary>Sends a call of an operation that has no method yet and reads its JSON body.</summary>
    /// <param name="request">From <see cref="NewRequest"/>.</param>
    /// <param name="type">Source-generated metadata of the body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    public virtual Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull => Transport.SendAsync(request, type, cancellationToken);

    private MiraklTransport Transport => _transport ?? throw new InvalidOperationException("This client was made for a test and sends nothing.");

    private static MiraklTransport NewTransport(HttpClient client, MiraklClientOptions options, TimeProvider? time)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        return new MiraklTransport(new ConnectorHttp(client, MiraklProtocol.Instance, time), options, time);
    }
}
