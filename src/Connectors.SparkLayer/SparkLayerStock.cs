using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// Stock and where it is kept. With a commerce platform the vendor reads stock there by itself: write it only where B2B has locations or figures of its own. Immutable and
/// thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class SparkLayerStock : SparkLayerOperationGroup
{
    internal SparkLayerStock(SparkLayerTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerStock()
        : base(null)
    {
    }

    /// <summary>
    /// Levels of SKUs, location by location, and beside them what could not be read (<c>POST api/v1/batch-fetch-stock</c>), in calls of
    /// <see cref="SparkLayerClientOptions.StockBatchSize"/>. A SKU that is missing has no level, which is not zero. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="skus">The SKUs; none asks nothing.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual async Task<ItemList<SkuStock>> GetStockAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        var (levels, unreadable) = (new List<SkuStock>(), new List<UnreadableItem>());
        foreach (var portion in skus.Distinct(StringComparer.Ordinal).Chunk(Transport.Options.StockBatchSize))
        {
            var part = await Transport.SendForOptionalListAsync(WithSkus(SparkLayerOperations.GetStock, portion), SparkLayerJsonContext.Default.SkuStocks, cancellationToken).ConfigureAwait(false);
            levels.AddRange(part);
            unreadable.AddRange(part.Unreadable);
        }

        return new ItemList<SkuStock>(levels, unreadable);
    }

    /// <summary>
    /// Overwrites levels in one call (<c>POST api/v1/batch-update-stock</c>). <see cref="RetrySafety.SafeRepeat"/>. One bad row refuses all of them: <see cref="PushAsync"/> does not
    /// let it.
    /// </summary>
    /// <param name="levels">Each for another SKU and location; at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">There is no row, or one names no location, or two.</exception>
    public virtual Task UpdateStockAsync(IReadOnlyList<StockUpdate> levels, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count == 0)
            throw new ArgumentException("At least one level is expected.", nameof(levels));
        if (!levels.All(StockRows.NamesOneLocation))
            throw new ArgumentException("A row names no location, or names it twice.", nameof(levels));
        return Transport.SendAsync(Transport.Call(SparkLayerOperations.UpdateStock).Json(levels, SparkLayerJsonContext.Default.StockUpdates), cancellationToken);
    }

    /// <summary>
    /// Overwrites any number of levels, in batches of <see cref="SparkLayerClientOptions.StockBatchSize"/>. Of rows for the same SKU and location the last is sent; one that is refused
    /// holds up no other. <see cref="RetrySafety.SafeRepeat"/>: push what is <see cref="PushReport{T}.Open"/> again, unless newer levels are known.
    /// </summary>
    /// <param name="levels">The levels, the newest of a pair last.</param>
    /// <param name="cancellationToken">Stops; what was taken stays.</param>
    /// <returns>What was taken, refused, and is still to send. A failure is in the report and not thrown: see <see cref="PushReport{T}.ThrowIfStopped"/>.</returns>
    public virtual Task<PushReport<StockUpdate>> PushAsync(IReadOnlyCollection<StockUpdate> levels, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(levels);
        var (rows, rejected, superseded) = StockRows.Check(levels);
        return new Push<StockUpdate>(Transport, (batch, token) => UpdateStockAsync(batch, token)) { Explain = UnknownLocationsAsync }
            .RunAsync(rows, Transport.Options.StockBatchSize, rejected, superseded, cancellationToken);
    }

    /// <summary>
    /// Deletes all levels of SKUs (<c>POST api/v1/batch-delete-stock</c>), in calls of <see cref="SparkLayerClientOptions.StockBatchSize"/>. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="skus">The SKUs; none deletes nothing.</param>
    /// <param name="cancellationToken">Cancels the calls; what was deleted stays so.</param>
    public virtual async Task DeleteStockAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        foreach (var portion in skus.Distinct(StringComparer.Ordinal).Chunk(Transport.Options.StockBatchSize))
            await Transport.SendAsync(WithSkus(SparkLayerOperations.DeleteStock, portion), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The locations, and beside them those that could not be read (<c>GET api/v1/stock-locations</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<StockLocation>> GetLocationsAsync(CancellationToken cancellationToken = default) =>
        Transport.SendForOptionalListAsync(Transport.Call(SparkLayerOperations.ListStockLocations), SparkLayerJsonContext.Default.StockLocations, cancellationToken);

    /// <summary>One location (<c>GET api/v1/stock-locations/{id}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">The vendor's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such location.</exception>
    public virtual async Task<StockLocation> GetLocationAsync(string id, CancellationToken cancellationToken = default) =>
        (await Transport.SendAsync(Transport.Call(SparkLayerOperations.GetStockLocation).Path("id", id), SparkLayerJsonContext.Default.WrappedStockLocation, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Looks for a location by our id of it: whether a creation whose answer was lost has made it. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="externalId">Our id of it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<StockLocation>> FindLocationAsync(string externalId, CancellationToken cancellationToken = default)
    {
        var locations = await GetLocationsAsync(cancellationToken).ConfigureAwait(false);
        return locations.Where(l => l.ExternalId == externalId).Take(2).ToList() switch
        {
            [var one] => new LookupResult<StockLocation>.Found(one),
            [_, _] => new LookupResult<StockLocation>.CannotTell("Several locations have this external id."),
            _ when locations.Unreadable.Count > 0 => new LookupResult<StockLocation>.CannotTell("Some locations could not be read."),
            _ => new LookupResult<StockLocation>.Absent(),
        };
    }

    /// <summary>Makes a location (<c>POST api/v1/stock-locations</c>). <see cref="RetrySafety.Create"/>: look with <see cref="FindLocationAsync"/> before a repeat.</summary>
    /// <param name="location">The location.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<StockLocation> CreateLocationAsync(NewStockLocation location, CancellationToken cancellationToken = default) => (await Transport.SendAsync(
        Transport.Call(SparkLayerOperations.CreateStockLocation).Json(location, SparkLayerJsonContext.Default.NewStockLocation), SparkLayerJsonContext.Default.WrappedStockLocation, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Changes a location (<c>PATCH api/v1/stock-locations/{id}</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="id">The vendor's id.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such location.</exception>
    public virtual async Task<StockLocation?> UpdateLocationAsync(string id, StockLocationChange change, CancellationToken cancellationToken = default)
    {
        var request = Transport.Call(SparkLayerOperations.UpdateStockLocation).Path("id", id).Json(change, SparkLayerJsonContext.Default.StockLocationChange);
        return (await Transport.SendForOptionalAsync(request, SparkLayerJsonContext.Default.WrappedStockLocation, cancellationToken).ConfigureAwait(false)).Value?.Value;
    }

    /// <summary>Deletes a location (<c>DELETE api/v1/stock-locations/{id}</c>). <see cref="RetrySafety.Act"/>: look with <see cref="GetLocationAsync"/> before a repeat.</summary>
    /// <param name="id">The vendor's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such location.</exception>
    public virtual Task DeleteLocationAsync(string id, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(SparkLayerOperations.DeleteStockLocation).Path("id", id), cancellationToken);

    private ConnectorRequest WithSkus(Operation operation, string[] skus)
    {
        var request = Transport.Call(operation);
        if (Transport.Options.StockSkusMember is not { Length: > 0 } member)
            return request.Json<IReadOnlyList<string>>(skus, SparkLayerJsonContext.Default.Texts);
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(member);
            foreach (var sku in skus)
                writer.WriteStringValue(sku);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return request.Bytes(body.ToArray());
    }

    /// <summary>One unknown location refuses all rows of a call and need not be named, so that the locations are read.</summary>
    private async Task<IReadOnlyList<RejectedEntry<StockUpdate>>> UnknownLocationsAsync(ConnectorException refusal, IReadOnlyList<StockUpdate> batch, CancellationToken cancellationToken)
    {
        var locations = await GetLocationsAsync(cancellationToken).ConfigureAwait(false);
        if (locations.Unreadable.Count > 0)
            return [];
        var ids = locations.Select(static l => l.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var external = locations.Select(static l => l.ExternalId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. batch.Where(row => row.StockLocationId is { } id ? !ids.Contains(id) : !external.Contains(row.StockLocationExternalId!))
            .Select(static row => new RejectedEntry<StockUpdate>(
                row, PushReasons.LocationUnknown, row.StockLocationId is null ? "stock_location_external_id" : "stock_location_id", "The site has no such location."))];
    }
}
