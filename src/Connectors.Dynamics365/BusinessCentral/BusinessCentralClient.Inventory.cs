using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>Items, from the read replica and so perhaps seconds old (<c>GET items</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Item> GetItemsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListItems, query, _json.Items, _json.Item, cancellationToken, fromReplica: true);

    /// <summary>An item, as it is now (<c>GET items({id})</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">It is gone.</exception>
    public virtual Task<Item> GetItemAsync(Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(BusinessCentralOperations.GetItem, id, _json.Item, cancellationToken);

    /// <summary>Variants of items, from the read replica and so perhaps seconds old (<c>GET itemVariants</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<ItemVariant> GetItemVariantsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListItemVariants, query, _json.ItemVariants, _json.ItemVariant, cancellationToken, fromReplica: true);

    /// <summary>Units, from the read replica and so perhaps seconds old (<c>GET unitsOfMeasure</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<UnitOfMeasure> GetUnitsOfMeasureAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListUnitsOfMeasure, query, _json.UnitsOfMeasure, _json.UnitOfMeasure, cancellationToken, fromReplica: true);

    /// <summary>Locations, from the read replica and so perhaps seconds old (<c>GET locations</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Location> GetLocationsAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListLocations, query, _json.Locations, _json.Location, cancellationToken, fromReplica: true);

    /// <summary>
    /// Movements of items, by number, from the read replica and so perhaps seconds old (<c>GET itemLedgerEntries</c>). <see cref="RetrySafety.Read"/>. A watermark looks back over
    /// some hundred numbers, because entries may be committed out of order.
    /// </summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<ItemLedgerEntry> GetItemLedgerEntriesAsync(ODataQuery? query = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListItemLedgerEntries, query, _json.ItemLedgerEntries, _json.ItemLedgerEntry, cancellationToken, fromReplica: true, orderBy: "entryNumber");
}
