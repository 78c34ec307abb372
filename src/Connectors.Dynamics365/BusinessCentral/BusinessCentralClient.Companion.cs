using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>The pages of a companion extension (<c>docs/business-central-companion.md</c>), under <see cref="BusinessCentralClientOptions.CompanionRoute"/>.</summary>
public partial class BusinessCentralClient
{
    /// <summary>Whether a companion extension is named, so that its pages can be asked for.</summary>
    public virtual bool NamesCompanion => _options?.GetCompanionRoute() is not null;

    /// <summary>
    /// Compares the companion's pages with what is used of them (<c>GET $metadata</c> under its route). Where no companion is named nothing is asked. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is there. Where the service says that it knows no such route, nothing is, which also holds for a while when the service rebuilds its pages.</returns>
    /// <exception cref="ConnectorException">The call failed, which says nothing of what is there.</exception>
    public virtual async Task<CompanionReport> CheckCompanionAsync(CancellationToken cancellationToken = default)
    {
        if (!NamesCompanion)
            return CompanionReport.NotNamed;
        var request = (await StartAsync(BusinessCentralOperations.GetCompanionMetadata, cancellationToken).ConfigureAwait(false)).Header("Accept", "application/xml");
        try
        {
            var download = await _http.SendForDownloadAsync(request, cancellationToken).ConfigureAwait(false);
            await using (download.ConfigureAwait(false))
                return new CompanionReport { Findings = CompanionPages.Compare(_json, await MetadataReader.ReadAsync(download.Content, request.Operation, cancellationToken).ConfigureAwait(false)) };
        }
        catch (ConnectorException e) when (IsUnknownRoute(e))
        {
            return new CompanionReport { Findings = CompanionPages.Compare(_json, new Dictionary<string, IReadOnlySet<string>>()) };
        }
    }

    /// <summary>Carriers and tracking numbers of posted shipments (<c>GET shipmentTrackings</c> of the companion). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<ShipmentTracking> GetShipmentTrackingsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListShipmentTrackings, query, _json.ShipmentTrackings, _json.ShipmentTracking, cancellationToken);

    /// <summary>Stock of items by variant and location, never from the read replica (<c>GET locationStocks</c> of the companion). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<LocationStock> GetLocationStocksAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListLocationStocks, query, _json.LocationStocks, _json.LocationStock, cancellationToken, id: "itemNumber");

    /// <summary>Prices of price lists, from the read replica and so perhaps seconds old (<c>GET salesPrices</c> of the companion). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesPrice> GetSalesPricesAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesPrices, query, _json.SalesPrices, _json.SalesPrice, cancellationToken, fromReplica: true);

    /// <summary>Units of items with the base units in each, from the read replica and so perhaps seconds old (<c>GET itemUnits</c> of the companion). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<ItemUnit> GetItemUnitsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListItemUnits, query, _json.ItemUnits, _json.ItemUnit, cancellationToken, fromReplica: true);

    /// <summary>The VAT set-up, from the read replica and so perhaps seconds old (<c>GET taxSetups</c> of the companion). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which rows; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<TaxSetup> GetTaxSetupsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListTaxSetups, query, _json.TaxSetups, _json.TaxSetup, cancellationToken, fromReplica: true);

    /// <summary>
    /// Brings lines of an open order down, all or none, whether it is released or not (<c>POST openOrders({id})/Microsoft.NAV.reduce</c> of the companion). Lines that hold another quantity than
    /// is said are not reduced. <see cref="RetrySafety.Act"/>; look-up: <see cref="GetSalesOrderAsync"/> shows what the lines hold.
    /// </summary>
    /// <param name="id">The order's id.</param>
    /// <param name="lines">What each line holds, and is to hold.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed, or the order stands otherwise.</exception>
    public virtual Task ReduceOpenOrderAsync(Guid id, IReadOnlyList<OpenOrderLineReduction> lines, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var body = new OpenOrderReduction { Lines = JsonSerializer.Serialize(lines, _json.IReadOnlyListOpenOrderLineReduction) };
        return DoAsync(
            async () => (await StartAsync(BusinessCentralOperations.ReduceOpenOrder, cancellationToken).ConfigureAwait(false)).Path("id", Text(id)).Json(body, _json.OpenOrderReduction), cancellationToken);
    }

    /// <summary>The service's own word that it has no such route or page.</summary>
    internal static bool IsUnknownRoute(ConnectorException e) =>
        e is { ErrorCode: "BadRequest_NotFound" or "BadRequest_ResourceNotFound" or "BadRequest_InvalidRequestUrl" };
}
