using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
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

    /// <summary>Sales return orders that stand (<c>GET returnOrders</c> of the companion). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="ReturnOrder.ReturnOrderLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<ReturnOrder> GetReturnOrdersAsync(ODataQuery? query = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListReturnOrders, query, _json.ReturnOrders, _json.ReturnOrder, cancellationToken, expand: withLines ? "returnOrderLines" : null);

    /// <summary>
    /// Makes a sales return order of all lines of a posted invoice, with its mark, in one transaction (<c>POST returnOrders</c> of the companion). <see cref="RetrySafety.Create"/>; look-up:
    /// <see cref="GetReturnOrdersAsync"/>, then <see cref="GetSalesCreditMemosAsync"/>, by <c>externalDocumentNumber</c>.
    /// </summary>
    /// <param name="order">Of which invoice, and the mark.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed, or the mark is there already.</exception>
    public virtual Task<ReturnOrder> CreateReturnOrderAsync(NewReturnOrder order, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateReturnOrder, order, _json.NewReturnOrder, _json.ReturnOrder, cancellationToken);

    /// <summary>Changes the head of a return order (<c>PATCH returnOrders({id})</c> of the companion). <see cref="RetrySafety.SafeRepeat"/>; a repeat of a change that worked is a conflict.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="change">What to change: mark and posting date alone.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    public virtual Task<ReturnOrder> UpdateReturnOrderAsync(Guid id, EntityTag tag, SalesCreditMemoChange change, CancellationToken cancellationToken = default) =>
        UpdateAsync(BusinessCentralOperations.UpdateReturnOrder, id, tag, change, _json.SalesCreditMemoChange, _json.ReturnOrder, cancellationToken);

    /// <summary>
    /// Posts what of a return order is still to be received, and its credit memo, in one transaction (<c>POST returnOrders({id})/Microsoft.NAV.post</c> of the companion). <see cref="RetrySafety.Act"/>; the
    /// answer is empty. Look-up: <see cref="GetSalesCreditMemosAsync"/> by the mark.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed. Whether anything was posted is decided by the documents, also after a refusal.</exception>
    public virtual Task PostReturnOrderAsync(Guid id, CancellationToken cancellationToken = default) => ActAsync(BusinessCentralOperations.PostReturnOrder, id, cancellationToken);

    /// <summary>A line of a return order, as it is now (<c>GET returnOrderLines({id})</c> of the companion). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<ReturnOrderLine> GetReturnOrderLineAsync(Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetReturnOrderLine, id, _json.ReturnOrderLine, cancellationToken);

    /// <summary>Adds a line to a return order (<c>POST returnOrders({id})/returnOrderLines</c> of the companion). <see cref="RetrySafety.Create"/>; look-up: <see cref="GetReturnOrdersAsync"/> with lines.</summary>
    /// <param name="orderId">The return order.</param>
    /// <param name="line">What to create.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ReturnOrderLine> CreateReturnOrderLineAsync(Guid orderId, NewSalesCreditMemoLine line, CancellationToken cancellationToken = default) =>
        CreateAsync(BusinessCentralOperations.CreateReturnOrderLine, line, _json.NewSalesCreditMemoLine, _json.ReturnOrderLine, cancellationToken, orderId);

    /// <summary>Changes a line of a return order (<c>PATCH returnOrderLines({id})</c> of the companion). <see cref="RetrySafety.SafeRepeat"/>; a repeat of a change that worked is a conflict.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    public virtual Task<ReturnOrderLine> UpdateReturnOrderLineAsync(Guid id, EntityTag tag, SalesCreditMemoLineChange change, CancellationToken cancellationToken = default) =>
        UpdateAsync(BusinessCentralOperations.UpdateReturnOrderLine, id, tag, change, _json.SalesCreditMemoLineChange, _json.ReturnOrderLine, cancellationToken);

    /// <summary>Deletes a line of a return order (<c>DELETE returnOrderLines({id})</c> of the companion). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">It was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task DeleteReturnOrderLineAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default) =>
        DeleteAsync(BusinessCentralOperations.DeleteReturnOrderLine, id, tag, cancellationToken);

    /// <summary>Changes the head of a return order by what it is now, anew when somebody else was faster; null changes nothing.</summary>
    internal Task<SalesCreditMemo> ChangeReturnOrderAsync(Guid id, Func<SalesCreditMemo, SalesCreditMemoChange?> change, CancellationToken cancellationToken) => ChangeAsync(
        async () =>
        {
            var orders = await WholeList.ReadReadableAsync(GetReturnOrdersAsync(ODataFilter.EqualTo("id", id), cancellationToken: cancellationToken), BusinessCentralOperations.ListReturnOrders, cancellationToken).ConfigureAwait(false);
            return orders is [var only] ? only.ToMemo() : throw ConnectorException.For(BusinessCentralOperations.UpdateReturnOrder, FailureKind.NotFound, "the return order is gone");
        },
        static there => there.ETag,
        change,
        async (tag, wanted) => (await UpdateReturnOrderAsync(id, tag, wanted, cancellationToken).ConfigureAwait(false)).ToMemo());

    /// <summary>The same of a line.</summary>
    internal Task<SalesCreditMemoLine> ChangeReturnOrderLineAsync(Guid id, Func<SalesCreditMemoLine, SalesCreditMemoLineChange?> change, CancellationToken cancellationToken) => ChangeAsync(
        async () => (await GetReturnOrderLineAsync(id, cancellationToken).ConfigureAwait(false)).ToMemoLine(),
        static there => there.ETag,
        change,
        async (tag, wanted) => (await UpdateReturnOrderLineAsync(id, tag, wanted, cancellationToken).ConfigureAwait(false)).ToMemoLine());

    /// <summary>The service's own word that it has no such route or page.</summary>
    internal static bool IsUnknownRoute(ConnectorException e) =>
        e is { ErrorCode: "BadRequest_NotFound" or "BadRequest_ResourceNotFound" or "BadRequest_InvalidRequestUrl" };
}
