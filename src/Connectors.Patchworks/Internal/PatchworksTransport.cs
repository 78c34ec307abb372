using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Internal;

/// <summary>What every operation needs: the calls in force, the longest body, the forms of answers, the sending. Thread-safe.</summary>
internal sealed class PatchworksTransport(ConnectorHttp http, PatchworksClientOptions options, TimeProvider? time)
{
    private readonly Dictionary<Operation, Operation> _calls = options.ReadCalls();
    private readonly ConnectorHttp _http = http;

    public PatchworksClientOptions Options => options;

    public TimeProvider Time { get; } = time ?? TimeProvider.System;

    /// <summary>Leave to send; null where the caller gave none.</summary>
    public SendPermit? Permit { get; private init; }

    /// <summary>The same with leave to send.</summary>
    public PatchworksTransport Under(SendPermit permit) => new(_http.Under(permit), options, Time) { Permit = permit };

    /// <summary>A call of the operation as it is in force.</summary>
    /// <exception cref="ConnectorNotAvailableException">Nobody documented it, and no option says how it is called.</exception>
    public ConnectorRequest Call(Operation operation)
    {
        var called = _calls.GetValueOrDefault(operation, operation);
        if (called.Path.Contains(PatchworksOperations.NotDocumented, StringComparison.Ordinal))
        {
            throw ConnectorException.For(
                operation, FailureKind.NotAvailable,
                $"its call is not documented and not set; set the option {nameof(PatchworksClientOptions.Calls)}:{operation.Code} to a verb and a path with the places of '{operation.Method} {operation.Path}'; nothing was sent");
        }

        return new ConnectorRequest(called).Header("User-Agent", options.UserAgent);
    }

    /// <summary>A call with a body, of JSON unless it is named otherwise.</summary>
    /// <exception cref="ConnectorException">The body is too long (<see cref="FailureKind.Rejected"/>).</exception>
    public ConnectorRequest Call<T>(Operation operation, T body, JsonTypeInfo<T> type) => Call(operation, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(body, type));

    /// <inheritdoc cref="Call{T}(Operation, T, JsonTypeInfo{T})"/>
    public ConnectorRequest Call(Operation operation, ReadOnlyMemory<byte> body)
    {
        var request = Call(operation);
        BodyLimit.Demand(request.Operation, body.Length, options.MaxBodyBytes);
        return request.Body(body);
    }

    public Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => _http.SendForJsonAsync(request, type, cancellationToken);

    public async Task<T> SendForEntityAsync<T>(ConnectorRequest request, JsonTypeInfo<Entity<T>> type, CancellationToken cancellationToken)
        where T : class => (await _http.SendForJsonAsync(request, type, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>A write whose answer may tell what came of it; null when it does not.</summary>
    public async Task<T?> SendForOptionalAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => (await _http.SendForOptionalAsync(request, type, null, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>A write whose success says nothing but that it was done. JSON is asked for all the same, or errors come as pages.</summary>
    public Task SendAsync(ConnectorRequest request, CancellationToken cancellationToken) => _http.SendAsync(request.Header("Accept", JsonBody.MediaType), cancellationToken);

    /// <summary>A file. JSON is asked for too, or errors come as pages.</summary>
    public Task<ConnectorDownload> SendForDownloadAsync(ConnectorRequest request, CancellationToken cancellationToken) =>
        _http.SendForDownloadAsync(request.Header("Accept", "application/json, */*"), cancellationToken);

    /// <summary>A list, page by page until the last.</summary>
    /// <param name="start">Makes the call of a page, without its number and size.</param>
    /// <param name="type">Metadata of a page.</param>
    /// <param name="idOf">What tells an item from the others.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public AsyncPageable<T> List<T>(Func<ConnectorRequest> start, JsonTypeInfo<EntityList<T>> type, Func<T, string?> idOf, CancellationToken cancellationToken)
        where T : class => new(
        async (page, size, token) =>
        {
            var number = page is null ? 1 : long.Parse(page, NumberStyles.None, CultureInfo.InvariantCulture);
            var most = size ?? options.PageSize;
            var request = start().Query("page", number).Query("per_page", most).Expect(most);
            var list = await _http.SendForJsonAsync(request, type, token).ConfigureAwait(false);
            return request.ToPage(list.Items, list.NextAfter(number), list.Unreadable, isBounded: list.LastPage is not null);
        },
        cancellationToken)
    {
        IdOf = idOf,
    };
}
