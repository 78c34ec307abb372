using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;

namespace Connectors.Patchworks;

/// <summary>
/// Patchworks for one company profile, in its own words: what runs there, what came of it, the tables it translates by, and starts. Operations are grouped by what they are about. Immutable and
/// thread-safe. Every call throws <see cref="ConnectorException"/> when it fails, and <see cref="OperationCanceledException"/> only when the caller cancelled.
/// </summary>
/// <remarks>Triggers have addresses of their own, each a secret: see <see cref="PatchworksWebhook"/> and <see cref="PatchworksCallback"/>.</remarks>
public class PatchworksClient
{
    private readonly PatchworksTransport? _transport;

    /// <summary>Wraps the client. Applications get it from <c>AddPatchworksClient</c>, which sets up sign-in, repeats, limits, telemetry and the way to the other hosts.</summary>
    /// <param name="http">A client that signs in and leads calls of other hosts there, with a base address that ends in a slash.</param>
    /// <param name="options">Sizes, limits, and calls that are other than documented.</param>
    /// <param name="time">Clock for waits and for the date form of <c>Retry-After</c>; the system's when null.</param>
    public PatchworksClient(HttpClient http, PatchworksClientOptions options, TimeProvider? time = null)
        : this(NewTransport(http, options, time))
    {
    }

    private PatchworksClient(PatchworksTransport transport)
    {
        _transport = transport;
        Account = new PatchworksAccount(transport);
        Flows = new PatchworksFlows(transport);
        Runs = new PatchworksRuns(transport);
        Payloads = new PatchworksPayloads(transport);
        QueuedRuns = new PatchworksQueuedRuns(transport);
        Lookups = new PatchworksLookups(transport);
        DataPools = new PatchworksDataPools(transport);
        Caches = new PatchworksCaches(transport);
        Starts = new PatchworksStarts(transport);
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksClient()
    {
        Account = null!;
        Flows = null!;
        Runs = null!;
        Payloads = null!;
        QueuedRuns = null!;
        Lookups = null!;
        DataPools = null!;
        Caches = null!;
        Starts = null!;
    }

    /// <summary>Who is signed in, and for which company.</summary>
    public virtual PatchworksAccount Account { get; }

    /// <summary>Process flows, their versions and steps.</summary>
    public virtual PatchworksFlows Flows { get; }

    /// <summary>Runs of flows, and their logs.</summary>
    public virtual PatchworksRuns Runs { get; }

    /// <summary>Payloads that runs left, for 72 hours.</summary>
    public virtual PatchworksPayloads Payloads { get; }

    /// <summary>Runs that wait for their turn.</summary>
    public virtual PatchworksQueuedRuns QueuedRuns { get; }

    /// <summary>Cross-reference lookups: the tables that flows translate by.</summary>
    public virtual PatchworksLookups Lookups { get; }

    /// <summary>Pools of keys by which flows drop what they had before.</summary>
    public virtual PatchworksDataPools DataPools { get; }

    /// <summary>What flows keep for later.</summary>
    public virtual PatchworksCaches Caches { get; }

    /// <summary>Starts of flows.</summary>
    public virtual PatchworksStarts Starts { get; }

    /// <summary>
    /// The same client, with leave to send: its calls ask the permit as the last thing before a request leaves, and send nothing past it.
    /// A class that derives from it and overrides what it sends overrides this too. See <see cref="ConnectorHttp.Under"/>.
    /// </summary>
    /// <param name="permit">Leave to send.</param>
    public virtual PatchworksClient Under(SendPermit permit) => _transport is null ? this : new PatchworksClient(_transport.Under(permit));

    /// <summary>The page of a run in the dashboard, for people. Nothing is called.</summary>
    /// <param name="runId">The run.</param>
    /// <exception cref="ArgumentException">It is no id.</exception>
    public virtual Uri GetRunPage(string runId) => VendorText.IsId(runId)
        ? new Uri(PatchworksHosts.Below(Transport.Options.DashboardAddress!, $"flow-run-logs/{Uri.EscapeDataString(runId)}"))
        : throw new ArgumentException("It is no id of a run.", nameof(runId));

    /// <summary>Starts a call of an operation that has no method yet, of the Core API.</summary>
    /// <param name="operation">The operation, with its own retry safety and limits.</param>
    public virtual ConnectorRequest NewRequest(Operation operation) => Transport.Call(operation);

    /// <summary>Sends a call of an operation that has no method yet and reads its JSON body.</summary>
    /// <param name="request">From <see cref="NewRequest"/>.</param>
    /// <param name="type">Source-generated metadata of the body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    public virtual Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull => Transport.SendAsync(request, type, cancellationToken);

    private PatchworksTransport Transport => _transport ?? throw new InvalidOperationException("This client was made for a test and sends nothing.");

    private static PatchworksTransport NewTransport(HttpClient http, PatchworksClientOptions options, TimeProvider? time)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        return new PatchworksTransport(new ConnectorHttp(http, new PatchworksProtocol(), time), options, time);
    }
}
