using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Internal;

/// <summary>
/// One way out for every group: a document by its operation, its variables, and what the answer holds. Where the service says that a call costs more than one may, half of what it lists is asked for,
/// and so on from then on: what a list costs is the vendor's to change.
/// </summary>
internal sealed class ShopifyTransport
{
    /// <summary>Variables that say how much is listed, in the order in which they give way.</summary>
    private static readonly string[] Sizes = ["first", "lines"];

    /// <summary>As many lists as change while they are read are read again, before it is given up.</summary>
    private const int MostReadings = 3;

    private readonly ConnectorHttp _http;
    private readonly ConcurrentDictionary<(string Operation, string Size), int> _most;

    public ShopifyTransport(ConnectorHttp http, ShopifyClientOptions options)
        : this(http, options, new())
    {
    }

    private ShopifyTransport(ConnectorHttp http, ShopifyClientOptions options, ConcurrentDictionary<(string Operation, string Size), int> most) =>
        (_http, Options, _most) = (http, options, most);

    public ShopifyClientOptions Options { get; }

    public ShopifyTransport Under(SendPermit permit) => new(_http.Under(permit), Options, _most);

    public static ConnectorRequest Ask(Operation operation, JsonObject? variables = null) => new ConnectorRequest(operation)
        .Json(new GraphQlRequest(GraphQlDocuments.Of(operation.Code), variables), ShopifyJsonContext.Default.GraphQlRequest);

    public Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => _http.SendForJsonAsync(request, type, cancellationToken);

    public Task<ConnectorResponse<T>> SendForResponseAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => _http.SendForResponseAsync(request, type, cancellationToken);

    /// <summary>Reads one thing.</summary>
    /// <exception cref="ConnectorNotFoundException">It is not there.</exception>
    public async Task<T> GetAsync<T>(Operation operation, JsonObject variables, JsonTypeInfo<Answer<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await SizedAsync(operation, variables, request => _http.SendForJsonAsync(request, type, cancellationToken)).ConfigureAwait(false);
        return answer.Data.Result ?? throw ConnectorException.For(operation, FailureKind.NotFound, "there is no such thing, or the app may not see it");
    }

    /// <summary>Carries a mutation out. Its refusals were failures already; an answer that neither refuses nor gives anything back proves nothing.</summary>
    public async Task<T> ChangeAsync<T>(Operation operation, JsonObject variables, JsonTypeInfo<Answer<Payload<T>>> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await _http.SendForJsonAsync(Ask(operation, variables), type, cancellationToken).ConfigureAwait(false);
        return answer.Data.Result?.Value ?? throw ConnectorException.For(operation, FailureKind.OutcomeUnknown, "the answer neither refuses nor gives anything back");
    }

    /// <summary>A list in pages.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">Variables beside <c>first</c> and <c>after</c>, made anew for each page.</param>
    /// <param name="type">Metadata of the answer.</param>
    /// <param name="item">Metadata of an item.</param>
    /// <param name="idOf">Tells items apart.</param>
    /// <param name="complete">Reads what of an item did not come with it; null where all does.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public AsyncPageable<T> List<T>(
        Operation operation, Func<JsonObject> variables, JsonTypeInfo<Answer<Connection<T>>> type, JsonTypeInfo<T> item, Func<T, string> idOf,
        Func<T, CancellationToken, Task<T>>? complete, CancellationToken cancellationToken)
        where T : class => new(
            async (cursor, size, token) =>
            {
                var asked = variables();
                asked["first"] = Math.Clamp(size ?? Options.PageSize, 1, 250);
                asked["after"] = cursor;
                var (request, response) = await SizedAsync(
                    operation, asked, async request => (request, await _http.SendForListAsync(request, type, new ListShape("data.result.nodes", item, "id", "name"), token).ConfigureAwait(false))).ConfigureAwait(false);
                if (response.Value.Data.Result is not { } page)
                    throw ConnectorException.For(operation, FailureKind.Unreadable, "the list is missing");
                var nodes = page.Nodes.ToList();
                for (var i = 0; i < nodes.Count && complete is not null; i++)
                    nodes[i] = await complete(nodes[i], token).ConfigureAwait(false);
                return request.ToPage(nodes, Next(operation, page.PageInfo), response.Unreadable) with { SystemTime = response.Headers.Date };
            },
            cancellationToken)
        {
            IdOf = idOf,
        };

    /// <summary>
    /// Reads on where a list inside a thing has more than came with it. When the thing changes meanwhile, its pages do not belong together: it is read anew.
    /// </summary>
    /// <param name="operation">The operation that reads a page of the list.</param>
    /// <param name="id">Id of what holds the list.</param>
    /// <param name="first">What came with it.</param>
    /// <param name="updatedAt">When it had last changed.</param>
    /// <param name="type">Metadata of a page.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The whole list; null when it changed meanwhile.</returns>
    public async Task<Connection<T>?> RestAsync<T>(
        Operation operation, string id, Connection<T> first, DateTimeOffset? updatedAt, JsonTypeInfo<Answer<Parent<T>>> type, CancellationToken cancellationToken)
    {
        if (!first.PageInfo.HasNextPage)
            return first;
        var all = first.Nodes.ToList();
        var page = first.PageInfo;
        while (page.HasNextPage)
        {
            var after = Next(operation, page);
            var more = await GetAsync(operation, new JsonObject { ["id"] = id, ["first"] = 250, ["after"] = after }, type, cancellationToken).ConfigureAwait(false);
            if (updatedAt is not null && more.UpdatedAt != updatedAt)
                return null;
            if (more.Items.Nodes.Count == 0 || (more.Items.PageInfo.HasNextPage && more.Items.PageInfo.EndCursor == after))
                throw ConnectorException.For(operation, FailureKind.Unreadable, "a list goes on and brings nothing new");
            all.AddRange(more.Items.Nodes);
            page = more.Items.PageInfo;
        }

        return new Connection<T> { Nodes = all, PageInfo = page };
    }

    /// <summary>Reads a thing until its lists are those of one state of it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="present">What was read of it already; null for nothing.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="complete">Reads on; null when it changed meanwhile.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public static async Task<T> WholeAsync<T>(
        Operation operation, T? present, Func<CancellationToken, Task<T>> read, Func<T, CancellationToken, Task<T?>> complete, CancellationToken cancellationToken)
        where T : class
    {
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var one = present ?? await read(cancellationToken).ConfigureAwait(false);
            present = null;
            if (await complete(one, cancellationToken).ConfigureAwait(false) is { } whole)
                return whole;
        }

        throw ConnectorException.For(operation, FailureKind.Conflict, "it changes faster than its lines can be read");
    }

    private static string? Next(Operation operation, PageInfo page) => !page.HasNextPage
        ? null
        : page.EndCursor is { Length: > 0 } cursor ? cursor : throw ConnectorException.For(operation, FailureKind.Unreadable, "a list goes on and does not say where");

    private async Task<T> SizedAsync<T>(Operation operation, JsonObject variables, Func<ConnectorRequest, Task<T>> send)
    {
        if (GraphQlDocuments.Of(operation.Code).Contains("$presentment", StringComparison.Ordinal))
            variables["presentment"] = Options.PresentmentMoney;
        while (true)
        {
            foreach (var size in Sizes)
            {
                if (variables[size] is { } asked && _most.TryGetValue((operation.Code, size), out var most) && most < asked.GetValue<int>())
                    variables[size] = most;
            }

            try
            {
                return await send(Ask(operation, variables)).ConfigureAwait(false);
            }
            catch (ConnectorException tooDear) when (tooDear.ErrorCode == ShopifyErrorCodes.MaxCostExceeded && GivesWay(operation, variables))
            {
                // What gives way is remembered, and asked for now.
            }
        }
    }

    private bool GivesWay(Operation operation, JsonObject variables)
    {
        foreach (var size in Sizes)
        {
            if (variables[size] is not { } asked || asked.GetValue<int>() is not (> 1 and var was))
                continue;
            _most.AddOrUpdate((operation.Code, size), was / 2, (_, known) => Math.Min(known, was / 2));
            return true;
        }

        return false;
    }
}
