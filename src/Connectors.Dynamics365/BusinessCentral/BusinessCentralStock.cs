using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>
/// Stock of Business Central behind the neutral port. Thread-safe. The ERP upper-cases item numbers and external numbers: SKUs that were asked for come back in the caller's
/// spelling, all others in the ERP's, so that they are compared without case.
/// </summary>
/// <remarks>
/// The standard API tells neither locations and variants nor what is reserved: a level is what is there over all of them, and open orders are told beside it. With a companion extension that
/// has them (<see cref="BusinessCentralCompanion"/>) a level is that of one location, by the id that <c>locations</c> has of it; goods of variants are left out, because orders do not name variants. It does not tell
/// what kind of item an order's line names: a service that is sold by its item number counts as demand for an item that has no level, unless it books a charge
/// (<see cref="BusinessCentralErpOptions.Charges"/>).
/// </remarks>
public sealed class BusinessCentralStock : IErpStock
{
    private static readonly ODataQuery Levels = new() { Select = ["number", "type", "inventory"], OrderBy = ["number"], FromReplica = false };
    private static readonly ODataQuery Places = new() { OrderBy = [new ODataOrder("itemNumber"), new ODataOrder("variantCode"), new ODataOrder("locationCode")] };
    private static readonly string[] Movement = ["entryNumber", "itemNumber"];
    private static readonly ErpStockCapabilities Standard = new() { LocationStock = false, TellsAvailable = false, TellsMovements = true };
    private static readonly ErpStockCapabilities WithLocations = Standard with { LocationStock = true };

    private readonly BusinessCentralClient _client;
    private readonly TimeProvider _time;
    private readonly IReadOnlySet<string> _charges;
    private readonly BusinessCentralCompanion? _companion;

    /// <summary>Puts the client behind the port.</summary>
    /// <param name="connection">The connection this is.</param>
    /// <param name="client">The client of the company.</param>
    /// <param name="options">Which items book charges, and are no goods.</param>
    /// <param name="time">Tells when a level was asked for; the system's when null.</param>
    /// <param name="companion">What is known of the companion extension; null where there is none.</param>
    public BusinessCentralStock(
        ConnectionName connection, BusinessCentralClient client, BusinessCentralErpOptions options, TimeProvider? time = null, BusinessCentralCompanion? companion = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        (_client, _time, _charges, _companion) = (client, time ?? TimeProvider.System, options.GetChargeItems(), companion);
    }

    /// <inheritdoc/>
    public ConnectionName Connection { get; }

    /// <summary>Levels without what open orders take: over all locations, or of each where the companion extension was seen to tell them. Movements are told.</summary>
    public ErpStockCapabilities Capabilities => HadLocations ? WithLocations : Standard;

    /// <summary>The same, once the companion extension was asked (<c>GET $metadata</c> of it, now and then). <see cref="RetrySafety.Read"/>.</summary>
    public async ValueTask<ErpStockCapabilities> ReadCapabilitiesAsync(CancellationToken cancellationToken = default)
    {
        // What is known to be there stays so while it is asked again with the levels.
        if (!HadLocations && _companion is not null)
            await _companion.HasAsync(CompanionContract.LocationStock, cancellationToken).ConfigureAwait(false);
        return Capabilities;
    }

    /// <summary>
    /// A page of up to 20,000 items of type Inventory, blocked ones too, with what is there of each in its base unit; it may be below zero (<c>GET items</c>, never from the read
    /// replica: older than the demand, a level would show more than there is). With the companion extension all of them at once, by location (<c>GET locationStocks</c>). The continuation is the
    /// service's own link. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the continuation is no link of this service.</exception>
    public async Task<ItemPage<StockLevel>> GetAllStockLevelsAsync(string? continuation = null, CancellationToken cancellationToken = default)
    {
        if (continuation is null && await TellsLocationsAsync(cancellationToken).ConfigureAwait(false))
        {
            var all = await ReadLocationsAsync(Places, null, cancellationToken).ConfigureAwait(false);
            return new ItemPage<StockLevel>([.. all], null) { Unreadable = all.Unreadable };
        }

        var asOf = _time.GetUtcNow();
        var query = Levels with { Filter = ODataFilter.EqualTo("type", ODataLiteral.Member(ItemType.Inventory)) };
        var page = await FirstAsync(_client.GetItemsAsync(query, cancellationToken), continuation, ODataQuery.MostOfAPage, cancellationToken).ConfigureAwait(false);
        var unreadable = page.Unreadable.ToList();
        var levels = LevelsOf(page.Items.Select(static item => ((Sku?)null, item)), asOf, unreadable);
        return new ItemPage<StockLevel>(levels, page.ContinuationToken) { Unreadable = unreadable, SystemTime = page.SystemTime };
    }

    /// <summary>
    /// The levels of the items of type Inventory among those asked for, each under the spelling asked for (<c>GET items</c>, a call for each forty, never from the read replica).
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<ItemList<StockLevel>> GetStockLevelsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        if (await TellsLocationsAsync(cancellationToken).ConfigureAwait(false))
            return await ReadLocationsAsync(skus, cancellationToken).ConfigureAwait(false);
        var asOf = _time.GetUtcNow();
        var items = await ItemsBySku.ReadAsync(_client, skus, Levels, cancellationToken).ConfigureAwait(false);
        var unreadable = items.Unreadable.ToList();
        return new ItemList<StockLevel>(LevelsOf(items.Select(static found => ((Sku?)found.Sku, found.Item)), asOf, unreadable), unreadable);
    }

    /// <summary>
    /// A page of the items that moved after a position, by the numbers of the item ledger (<c>GET itemLedgerEntries</c>). The position remembers which of the last 500 numbers were
    /// missing, so that an entry that is committed after later ones is told when it comes, and none is told twice. An entry that cannot be read counts as missing.
    /// Where the ledger ends is seen by its last 500 entries. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or nothing of a page could be read, so that there is no position behind it.</exception>
    /// <exception cref="ArgumentException">The position is none of this ledger's.</exception>
    public async Task<StockMovements> GetStockMovementsAsync(string? position, CancellationToken cancellationToken = default)
    {
        if (position is null)
            return await EndAsync(cancellationToken).ConfigureAwait(false);
        var from = LedgerPosition.Parse(position);
        var query = new ODataQuery { Filter = from.Unseen, Select = Movement };
        var page = await FirstAsync(_client.GetItemLedgerEntriesAsync(query, cancellationToken), null, null, cancellationToken).ConfigureAwait(false);
        if (page.Items.Count == 0 && page.Unreadable.Count > 0)
            throw ConnectorUnreadableItemsException.Of(BusinessCentralOperations.ListItemLedgerEntries, page.Unreadable);
        var moved = page.Items.Select(static entry => entry.ItemNumber).Where(VendorText.IsId).Distinct(StringComparer.OrdinalIgnoreCase);
        return new StockMovements([.. moved.Select(static number => new Sku(number))], from.After(Numbers(page.Items)).ToString(), page.ContinuationToken is not null);
    }

    /// <summary>
    /// A page of the sales orders that stand, drafts too, with what of their item lines was not shipped yet, in the unit of the line (<c>GET salesOrders</c> with lines, from the
    /// read replica and so perhaps seconds old). The continuation is the service's own link. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the continuation is no link of this service.</exception>
    public async Task<ItemPage<OpenDemand>> GetOpenDemandAsync(string? continuation = null, CancellationToken cancellationToken = default)
    {
        var page = await FirstAsync(_client.GetSalesOrdersAsync(DemandMapping.Query, cancellationToken: cancellationToken), continuation, null, cancellationToken).ConfigureAwait(false);
        var unreadable = page.Unreadable.ToList();
        var demand = DemandMapping.Map(page.Items, _charges, unreadable).ToList();
        return new ItemPage<OpenDemand>(demand, page.ContinuationToken) { Unreadable = unreadable, SystemTime = page.SystemTime };
    }

    private async Task<StockMovements> EndAsync(CancellationToken cancellationToken)
    {
        var query = new ODataQuery { Select = Movement, OrderBy = [new ODataOrder("entryNumber", descending: true)], Top = LedgerPosition.LookBack };
        var newest = await WholeList.ReadAsync(_client.GetItemLedgerEntriesAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false);
        return newest.Count == 0 && newest.Unreadable.Count > 0
            ? throw ConnectorUnreadableItemsException.Of(BusinessCentralOperations.ListItemLedgerEntries, newest.Unreadable)
            : new StockMovements([], LedgerPosition.AtEnd(Numbers(newest)).ToString(), HasMore: false);
    }

    /// <summary>A page that holds something, unless nothing follows.</summary>
    private static async Task<Page<T>> FirstAsync<T>(AsyncPageable<T> list, string? continuation, int? size, CancellationToken cancellationToken)
    {
        await foreach (var page in list.AsPages(continuation, size, cancellationToken).ConfigureAwait(false))
        {
            if (page.Items.Count > 0 || page.Unreadable.Count > 0 || page.ContinuationToken is null)
                return page;
        }

        return new Page<T>([], null);
    }

    private bool HadLocations => _companion?.Had(CompanionContract.LocationStock) == true;

    private async ValueTask<bool> TellsLocationsAsync(CancellationToken cancellationToken) =>
        _companion is not null && await _companion.HasAsync(CompanionContract.LocationStock, cancellationToken).ConfigureAwait(false);

    private async Task<ItemList<StockLevel>> ReadLocationsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken)
    {
        var asked = ItemsBySku.Asked(skus);
        var (levels, unreadable) = (new List<StockLevel>(), new List<UnreadableItem>());
        foreach (var numbers in ItemsBySku.Chunks(asked))
        {
            var some = await ReadLocationsAsync(ODataFilter.AnyOf("itemNumber", numbers)!, asked, cancellationToken).ConfigureAwait(false);
            levels.AddRange(some);
            unreadable.AddRange(some.Unreadable);
        }

        return new ItemList<StockLevel>(levels, unreadable);
    }

    /// <summary>Levels by location, under the spellings asked for. What stands at no location has the empty id; of an item that is nowhere that is all, and it is zero.</summary>
    private async Task<ItemList<StockLevel>> ReadLocationsAsync(ODataQuery query, ILookup<string, Sku>? asked, CancellationToken cancellationToken)
    {
        var asOf = _time.GetUtcNow();
        var rows = await BusinessCentralCompanion.WatchAsync(_companion, () => WholeList.ReadAsync(_client.GetLocationStocksAsync(query, cancellationToken), cancellationToken)).ConfigureAwait(false);
        var (levels, unreadable) = (new List<StockLevel>(), rows.Unreadable.ToList());
        foreach (var row in rows.Where(static row => row.VariantCode.Length == 0))
        {
            if (!VendorText.IsId(row.ItemNumber) || (row.LocationCode.Length > 0 && row.LocationId is null))
                unreadable.Add(new UnreadableItem(row.ItemNumber, row.LocationCode.Length > 0 ? "$.value[*].locationId" : "$.value[*].itemNumber"));
            else
                levels.AddRange((asked is null ? [new Sku(row.ItemNumber)] : asked[row.ItemNumber]).Select(sku => new StockLevel(sku, row.LocationId?.ToString("D") ?? string.Empty, row.Inventory, null, null, asOf)));
        }

        return new ItemList<StockLevel>(levels, unreadable);
    }

    private static List<StockLevel> LevelsOf(IEnumerable<(Sku? Asked, Item Item)> items, DateTimeOffset asOf, List<UnreadableItem> unreadable)
    {
        var levels = new List<StockLevel>();
        foreach (var (asked, item) in items)
        {
            var fault = item.Type == default ? "type" : item.Type != ItemType.Inventory ? null : !VendorText.IsId(item.Number) ? "number" : item.Inventory is null ? "inventory" : null;
            if (fault is not null)
                unreadable.Add(new UnreadableItem(item.Id.ToString("D"), $"$.value[*].{fault}"));
            else if (item.Type == ItemType.Inventory)
                levels.Add(new StockLevel(asked ?? new Sku(item.Number), null, item.Inventory, null, null, asOf));
        }

        return levels;
    }

    private static int[] Numbers(IEnumerable<ItemLedgerEntry> entries) => [.. entries.Select(static entry => entry.EntryNumber)];
}
