using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
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
/// The standard API tells neither locations and variants nor what is reserved: a level is what is there over all of them, and open orders are told beside it. It does not tell
/// what kind of item an order's line names: a service that is sold by its item number counts as demand for an item that has no level, unless it books a charge
/// (<see cref="BusinessCentralErpOptions.Charges"/>).
/// </remarks>
public sealed class BusinessCentralStock : IErpStock
{
    private static readonly ODataQuery Levels = new() { Select = ["number", "type", "inventory"], OrderBy = ["number"], FromReplica = false };
    private static readonly string[] Movement = ["entryNumber", "itemNumber"];

    private readonly BusinessCentralClient _client;
    private readonly TimeProvider _time;
    private readonly IReadOnlySet<string> _charges;

    /// <summary>Puts the client behind the port.</summary>
    /// <param name="connection">The connection this is.</param>
    /// <param name="client">The client of the company.</param>
    /// <param name="options">Which items book charges, and are no goods.</param>
    /// <param name="time">Tells when a level was asked for; the system's when null.</param>
    public BusinessCentralStock(ConnectionName connection, BusinessCentralClient client, BusinessCentralErpOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        (_client, _time, _charges) = (client, time ?? TimeProvider.System, options.GetChargeItems());
    }

    /// <inheritdoc/>
    public ConnectionName Connection { get; }

    /// <summary>Levels over all locations, without what open orders take; movements are told.</summary>
    public ErpStockCapabilities Capabilities { get; } = new() { LocationStock = false, TellsAvailable = false, TellsMovements = true };

    /// <summary>
    /// A page of up to 20,000 items of type Inventory, blocked ones too, with what is there of each in its base unit; it may be below zero (<c>GET items</c>, never from the read
    /// replica: older than the demand, a level would show more than there is). The continuation is the service's own link. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the continuation is no link of this service.</exception>
    public async Task<ItemPage<StockLevel>> GetAllStockLevelsAsync(string? continuation = null, CancellationToken cancellationToken = default)
    {
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
