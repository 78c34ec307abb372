using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>
/// Fetches what came of large reads, object by object and of any size. The files lie on another host than the store, and whoever has an address may read it: it is fetched without any token, from the
/// hosts that the options name. Immutable and thread-safe.
/// </summary>
public class ShopifyBulkResults
{
    internal static readonly Operation Fetch = new()
    {
        System = ShopifyOperations.SystemName,
        Code = "bulk-result",
        Method = HttpMethod.Get,
        Path = "bulk-result",
        RetrySafety = RetrySafety.Read,
    };

    private readonly ConnectorHttp? _http;
    private readonly Func<IReadOnlyCollection<string>> _hosts;

    internal ShopifyBulkResults(ConnectorHttp http, Func<IReadOnlyCollection<string>> hosts) => (_http, _hosts) = (http, hosts);

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyBulkResults() => _hosts = static () => [];

    /// <summary>
    /// The objects, as they stand in the file: children after their parent, each with <c>__parentId</c> (<c>GET</c> of <see cref="BulkOperation.Url"/>). <see cref="RetrySafety.Read"/>; read once, held one
    /// at a time. An operation that ended without an address found nothing.
    /// </summary>
    /// <typeparam name="T">What an object is read as.</typeparam>
    /// <param name="operation">The operation, completed.</param>
    /// <param name="type">Metadata of an object.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The operation is not completed: a part is never taken for the whole.</exception>
    /// <exception cref="ConnectorUnreadableItemsException">After the last: some objects could not be read.</exception>
    /// <exception cref="ConnectorException">The file could not be fetched or read, or holds fewer objects than the operation counted.</exception>
    public virtual async IAsyncEnumerable<T> ReadAsync<T>(BulkOperation operation, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Status != BulkOperationStatus.Completed)
            throw new ArgumentException("The operation is not completed: what there is of it is a part.", nameof(operation));
        if (operation.Url is not { } url)
            yield break;
        var http = _http ?? throw new InvalidOperationException("This was made for a test and fetches nothing.");
        var read = 0L;
        await foreach (var one in http.SendForItemsAsync(new ConnectorRequest(Fetch).FileLink(url, _hosts()), type, idMembers: ["id"], cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            read++;
            yield return one;
        }

        if (read < operation.ObjectCount)
            throw ConnectorException.For(Fetch, FailureKind.Unreadable, "the file holds fewer objects than the operation counted");
    }
}
