using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Control;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;
using Connectors.Simulators.Mirakl;
using Connectors.Simulators.Patchworks;
using Connectors.Simulators.ShipBob;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.SparkLayer;
using Connectors.Simulators.Time;

namespace Connectors.Simulators;

/// <summary>A marketplace, an ERP and a warehouse on loopback, driven by one clock and one seed, with a ledger of what really happened.</summary>
/// <remarks>Safe for use by several threads. The world moves when it is asked something, up to the present instant of its clock.</remarks>
public sealed class SimulatedWorld : IAsyncDisposable
{
    private readonly WorldState _state;
    private readonly MiraklPlatform _mirakl;
    private readonly ErpCompany _erp;
    private readonly ShipBobWarehouse _warehouse;
    private readonly List<ISimulatedVendor> _vendors;
    private readonly List<VendorServer> _servers = [];

    private SimulatedWorld(SimulationOptions options, Func<WorldState, IEnumerable<ISimulatedVendor>>? more)
    {
        Options = options;
        var recorded = options.RecordedOrdersDirectory is { } directory ? RecordedOrders.Read(directory, options, WorldState.StartOf(options)) : null;
        _state = new WorldState(options, recorded?.Offers ?? Catalogue.Of(options));
        _mirakl = new MiraklPlatform(_state, recorded);
        _erp = new ErpCompany(_state);
        _warehouse = new ShipBobWarehouse(_state);
        var shop = options.Shopify is { } shopify ? ShopifyStore.Open(_state, shopify) : null;
        Shop = shop is null ? null : new SimulatedShop(_state, shop, () => AddressOf(shop.Api.Name));
        var site = options.SparkLayer is { } sparkLayer ? new SparkLayerSite(_state, sparkLayer) : null;
        SparkLayer = site is null ? null : new SimulatedSparkLayer(site, () => AddressOf(site.Api.Name));
        var platform = options.Patchworks is { } patchworks ? new PatchworksTenant(_state, patchworks) : null;
        Patchworks = platform is null ? null : new SimulatedPatchworks(platform, () => AddressOf(platform.Api.Name));
        _vendors = [_mirakl, _erp, _warehouse, .. new ISimulatedVendor?[] { shop, site, platform }.OfType<ISimulatedVendor>(), .. more?.Invoke(_state) ?? []];
        foreach (var vendor in _vendors)
            vendor.Begin();
        if (shop is not null)
            _state.Events.When<WarehouseOrderCreated>(asked => NoteAccount(asked, shop));
        if (shop is { Behaviours.Orders: > 0 })
            (shop.Desk = new TradeDesk(_state, shop, _erp)).Begin();
        Ledger = new WorldLedger(_state, _vendors, new StockOnDisplay(_mirakl, _erp, shop).Read, ShownPrices);
        Tables = TableWriter.Write(options, _state.Offers, shop);
    }

    /// <summary>What the world was started with.</summary>
    public SimulationOptions Options { get; }

    /// <summary>Base address of Mirakl, ending in a slash; the API lies under <c>api/</c>.</summary>
    public Uri MiraklAddress => _servers[0].Address;

    /// <summary>Base address of Business Central's API v2.0 with tenant and environment, ending in a slash.</summary>
    public Uri BusinessCentralAddress => new(_servers[1].Address, $"v2.0/{ErpCompany.TenantId}/{ErpCompany.Environment}/api/v2.0/");

    /// <summary>Address of the token endpoint of <see cref="TenantId"/>.</summary>
    public Uri EntraTokenAddress => new(_servers[1].Address, $"{ErpCompany.TenantId}/oauth2/v2.0/token");

    /// <summary>Where the companion extension of Business Central has its pages: publisher, group and version.</summary>
    public string CompanionRoute { get; } = ErpCompanion.Route;

    /// <summary>The id of the location that goods are sold from; some of each item stand at another.</summary>
    public string SellingLocation => _erp.LocationId(ErpCompany.MainLocation).ToString("D");

    /// <summary>Base address of ShipBob with the version, ending in a slash.</summary>
    public Uri ShipBobAddress => new(_servers[2].Address, $"{ShipBobWarehouse.Version}/");

    /// <summary>Mirakl's shop API key.</summary>
    public string MiraklApiKey { get; } = MiraklPlatform.ApiKey;

    /// <summary>A Mirakl key that may read and gets 403 for every write.</summary>
    public string MiraklReadOnlyApiKey { get; } = MiraklPlatform.ReadOnlyApiKey;

    /// <summary>The shop behind the keys; any other <c>shop_id</c> gets 403.</summary>
    public long MiraklShopId { get; } = MiraklPlatform.ShopId;

    /// <summary>Base address of one of the vendors, ending in a slash, without the path of its API.</summary>
    /// <param name="vendor">Its name, as in <see cref="LedgerReport.FaultsInjected"/>.</param>
    /// <exception cref="ArgumentException">The world has no such vendor.</exception>
    public Uri AddressOf(string vendor) => _vendors.FindIndex(v => v.Api.Name == vendor) is >= 0 and var at
        ? _servers[at].Address
        : throw new ArgumentException($"The world has no vendor {vendor}.", nameof(vendor));

    /// <summary>Entra tenant.</summary>
    public string TenantId { get; } = ErpCompany.TenantId;

    /// <summary>Business Central environment.</summary>
    public string Environment { get; } = ErpCompany.Environment;

    /// <summary>Name of the one company.</summary>
    public string CompanyName { get; } = ErpCompany.Name;

    /// <summary>Id of the one company.</summary>
    public Guid CompanyId => _erp.Id;

    /// <summary>Client id of the registered application.</summary>
    public string ClientId { get; } = ErpCompany.ClientId;

    /// <summary>Client secret of the registered application.</summary>
    public string ClientSecret { get; } = ErpCompany.ClientSecret;

    /// <summary>The ERP customer that stands for the marketplace's shoppers.</summary>
    public string CustomerNumber { get; } = ErpCompany.CustomerNumber;

    /// <summary>Item number that carries a delivery charge on a sales order.</summary>
    public string DeliveryItem { get; } = ErpCompany.DeliveryItem;

    /// <summary>The one general ledger account that a sales line may name.</summary>
    public string FeeAccount { get; } = ErpCompany.FeeAccount;

    /// <summary>Code of the general journal that is kept for settlements.</summary>
    public string SettlementJournal { get; } = ErpJournals.Settlements;

    /// <summary>ShipBob's access token.</summary>
    public string ShipBobToken { get; } = ShipBobWarehouse.Token;

    /// <summary>The one ShipBob channel that may be written to.</summary>
    public long ShipBobChannelId { get; } = ShipBobWarehouse.ChannelId;

    /// <summary>The store that businesses order from; null unless <see cref="SimulationOptions.Shopify"/> asks for one.</summary>
    public SimulatedShop? Shop { get; }

    /// <summary>The B2B layer; null in a world without one, see <see cref="SimulationOptions.SparkLayer"/>.</summary>
    public SimulatedSparkLayer? SparkLayer { get; }

    /// <summary>The integration platform; null in a world without one, see <see cref="SimulationOptions.Patchworks"/>.</summary>
    public SimulatedPatchworks? Patchworks { get; }

    /// <summary>What really happened.</summary>
    public WorldLedger Ledger { get; }

    /// <summary>The mapping tables that fit this world.</summary>
    public SampleTables Tables { get; }

    /// <summary>Starts the listeners; the day begins at the present instant of the clock.</summary>
    /// <param name="options">What kind of day it is.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">A port is taken.</exception>
    /// <example>
    /// <code>
    /// var clock = new VirtualClock(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));
    /// await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Clock = clock, Orders = 50, FaultRate = 0.02m }, cancellationToken);
    ///
    /// // Point the clients at world.MiraklAddress, world.BusinessCentralAddress and world.ShipBobAddress, then let time pass.
    /// clock.Advance(TimeSpan.FromHours(1));
    ///
    /// var report = await world.CheckAsync(cancellationToken: cancellationToken);
    /// Console.WriteLine($"{report.Accepted} of {report.Orders} accepted, {report.Lost} lost, {report.Doubled} doubled.");
    /// </code>
    /// </example>
    public static Task<SimulatedWorld> StartAsync(SimulationOptions options, CancellationToken cancellationToken = default) => StartAsync(options, null, cancellationToken);

    /// <summary>Starts a world with more vendors beside the three.</summary>
    internal static async Task<SimulatedWorld> StartAsync(SimulationOptions options, Func<WorldState, IEnumerable<ISimulatedVendor>>? more, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var world = new SimulatedWorld(options, more);
        try
        {
            // The first listener also answers for the world.
            Func<Call, Reply?>? control = new ControlRoutes(world).Answer;
            foreach (var vendor in world._vendors)
            {
                var port = options.Port == 0 ? 0 : options.Port + world._servers.Count;
                world._servers.Add(await VendorServer.StartAsync(world._state, vendor.Api, port, control, cancellationToken).ConfigureAwait(false));
                control = null;
            }

            return world;
        }
        catch
        {
            await world.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Everything another process needs to join.</summary>
    public WorldDescriptor Describe() => new()
    {
        MiraklAddress = MiraklAddress,
        MiraklApiKey = MiraklApiKey,
        BusinessCentralAddress = BusinessCentralAddress,
        EntraTokenAddress = EntraTokenAddress,
        CompanionRoute = Options.Companion ? CompanionRoute : null,
        TenantId = TenantId,
        Environment = Environment,
        CompanyName = CompanyName,
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        DeliveryItem = DeliveryItem,
        FeeAccount = FeeAccount,
        SettlementJournal = SettlementJournal,
        ShipBobAddress = ShipBobAddress,
        ShipBobToken = ShipBobToken,
        ShipBobChannelId = ShipBobChannelId,
        ClockEpoch = (Options.Clock as AcceleratedClock)?.Epoch,
        ClockRealEpoch = (Options.Clock as AcceleratedClock)?.RealEpoch,
        ClockRate = (Options.Clock as AcceleratedClock)?.Rate,
    };

    /// <summary>Judges the day so far: nothing lost, nothing doubled, nothing otherwise than it had to be?</summary>
    /// <param name="claims">What the seller says about it; null says nothing, so that planted trouble explains what waits for it.</param>
    /// <param name="cancellationToken">Not needed here; the same call on <see cref="RemoteWorld"/> crosses the network.</param>
    public Task<LedgerReport> CheckAsync(LedgerClaims? claims = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Ledger.Check(claims));
    }

    /// <summary>When the world will next do something by itself, UTC; null when it has nothing left to do. A driver advances the clock to it.</summary>
    public DateTimeOffset? NextEvent()
    {
        lock (_state.Gate)
        {
            _state.CatchUp();
            return _state.Agenda.Next;
        }
    }

    /// <summary>Takes the marketplace down (every call answers 503) or up again.</summary>
    /// <param name="isDown">Whether it is down.</param>
    public void SetMarketplaceDown(bool isDown) => Apply(new WorldSettings { MarketplaceDown = isDown });

    /// <summary>Takes the ERP down (every call answers 503; tokens are still given out) or up again.</summary>
    /// <param name="isDown">Whether it is down.</param>
    public void SetErpDown(bool isDown) => Apply(new WorldSettings { ErpDown = isDown });

    /// <summary>Takes the warehouse down (every call answers 503) or up again.</summary>
    /// <param name="isDown">Whether it is down.</param>
    public void SetWarehouseDown(bool isDown) => Apply(new WorldSettings { WarehouseDown = isDown });

    /// <summary>Changes the running world.</summary>
    /// <param name="settings">What to change.</param>
    public void Apply(WorldSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            SetDown(_mirakl.Api, settings.MarketplaceDown, now, LedgerStep.Accept, LedgerStep.Confirm, LedgerStep.Tracking, LedgerStep.Refund);
            SetDown(_erp.Api, settings.ErpDown, now, LedgerStep.ErpOrder, LedgerStep.TakeBack);
            SetDown(_warehouse.Api, settings.WarehouseDown, now, LedgerStep.WarehouseOrder, LedgerStep.TakeBack);
        }
    }

    /// <summary>What a seller can do at no vendor that is down waits until it is up.</summary>
    private void SetDown(Vendor vendor, bool? isDown, DateTimeOffset now, params ReadOnlySpan<string> steps)
    {
        if (isDown is not { } down || down == vendor.IsDown)
            return;
        vendor.IsDown = down;
        var trouble = vendor.Name + "-down";
        if (!down)
            _state.Events.Add(new TroubleEnded(now, Actor.Vendor, null, trouble));
        foreach (var step in down ? steps : [])
            _state.Events.Add(new TroublePlanted(now, Actor.Vendor, null, trouble, step));
    }

    /// <summary>Makes every access token of the ERP worthless, as a rotation of secrets does.</summary>
    public void ExpireErpTokens()
    {
        lock (_state.Gate)
            _erp.Api.ForgetTokens();
    }

    /// <summary>Puts an order into the world and returns its id.</summary>
    /// <param name="order">The order and its fate.</param>
    /// <exception cref="ArgumentException">The id exists, or an offer does not.</exception>
    public string AddOrder(PlannedOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            var made = _mirakl.Expect(order with { ArrivesAt = order.ArrivesAt ?? now });
            _state.CatchUp();
            return made.OrderId;
        }
    }

    /// <summary>Lets the parcels of the order that are still to leave go by that carrier.</summary>
    /// <param name="orderId">The marketplace's order id.</param>
    /// <param name="text">The carrier as the warehouse writes it.</param>
    public void SetCarrierText(string orderId, string text)
    {
        ArgumentNullException.ThrowIfNull(orderId);
        ArgumentNullException.ThrowIfNull(text);
        lock (_state.Gate)
        {
            _warehouse.SetCarrier(orderId, text, _state.CatchUp());
        }
    }

    /// <summary>Sets what the warehouse has on hand; shipments that stock was missing for go on.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="onHand">Base units on hand; not negative.</param>
    /// <exception cref="ArgumentException">The warehouse does not know the SKU.</exception>
    public void SetStock(string sku, int onHand)
    {
        ArgumentNullException.ThrowIfNull(sku);
        ArgumentOutOfRangeException.ThrowIfNegative(onHand);
        lock (_state.Gate)
            _warehouse.SetStock(sku, onHand, _state.CatchUp());
    }

    /// <summary>What the marketplace shows of each offer, beside what could be sold of it now.</summary>
    public IReadOnlyList<ShownStock> CompareStock()
    {
        lock (_state.Gate)
        {
            _state.CatchUp();
            return new StockOnDisplay(_mirakl, _erp).Compare();
        }
    }

    /// <summary>What the marketplace asks for each offer now.</summary>
    public IReadOnlyList<ShownPrice> ReadPrices()
    {
        lock (_state.Gate)
        {
            _state.CatchUp();
            return ShownPrices();
        }
    }

    /// <summary>Somebody edits what an offer costs in the marketplace's portal; prices of channels and customers stay.</summary>
    /// <param name="shopSku">The seller's SKU of the offer.</param>
    /// <param name="price">What one costs from now on.</param>
    /// <param name="discountPrice">What one costs while a discount without end lasts; null without one.</param>
    /// <exception cref="ArgumentException">The marketplace does not list the SKU.</exception>
    public void EditPrice(string shopSku, decimal price, decimal? discountPrice = null) =>
        ChangePrices(shopSku, listing => listing.With(new MiraklPrice(price) { Discount = discountPrice }));

    /// <summary>Somebody adds a price of an offer for a channel, or for one of the marketplace's customers, in its portal.</summary>
    /// <param name="shopSku">The seller's SKU of the offer.</param>
    /// <param name="price">What one costs there.</param>
    /// <param name="channel">The channel; null for all.</param>
    /// <param name="organization">The customer's organisation; null for everybody.</param>
    /// <exception cref="ArgumentException">The marketplace does not list the SKU.</exception>
    public void AddPrice(string shopSku, decimal price, string? channel = null, string? organization = null) =>
        ChangePrices(shopSku, listing => [.. listing.Prices, new MiraklPrice(price) { Channels = channel is null ? [] : [channel], Organizations = organization is null ? [] : [organization] }]);

    /// <summary>Somebody edits what an offer says of its goods in the marketplace's portal.</summary>
    /// <param name="shopSku">The seller's SKU of the offer.</param>
    /// <param name="productSku">The product that it is for from now on; null to leave it.</param>
    /// <param name="condition">The condition of the goods; null to leave it.</param>
    /// <param name="leadTimeDays">Days until they leave; null to leave it.</param>
    /// <exception cref="ArgumentException">The marketplace does not list the SKU.</exception>
    public void EditOffer(string shopSku, string? productSku = null, string? condition = null, int? leadTimeDays = null) => ChangeListing(shopSku, (listing, now) =>
    {
        (listing.ProductSku, listing.Condition, listing.LeadTimeToShip) = (productSku ?? listing.ProductSku, condition ?? listing.Condition, leadTimeDays ?? listing.LeadTimeToShip);
        listing.UpdatedAt = now;
    });

    /// <summary>Blocks the customer in the ERP, or frees it.</summary>
    /// <param name="number">The customer number.</param>
    /// <param name="blocked"><c>Ship</c>, <c>Invoice</c> or <c>All</c>; a blank frees it.</param>
    /// <exception cref="ArgumentException">The ERP does not know the customer.</exception>
    public void SetCustomerBlocked(string number, string blocked)
    {
        ArgumentNullException.ThrowIfNull(blocked);
        lock (_state.Gate)
            _erp.Block(number, blocked, _state.CatchUp());
    }

    /// <summary>Somebody opens an account in the ERP: it is not blocked and owes nothing.</summary>
    /// <param name="number">The customer number, in upper case.</param>
    /// <param name="name">Its name.</param>
    /// <param name="creditLimit">Its credit limit in the ledger's own currency; 0 is none.</param>
    public void AddErpCustomer(string number, string name, decimal creditLimit)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        lock (_state.Gate)
            _erp.Open(number, name, creditLimit, _state.CatchUp());
    }

    /// <summary>What the customer owed in the ERP before any invoice of this world, or owes beside them: payments that settle none yet, entries of journals.</summary>
    /// <param name="number">The customer number.</param>
    /// <param name="amount">How much, in the ledger's own currency; below zero is owed to the customer.</param>
    /// <exception cref="ArgumentException">The ERP does not know the customer.</exception>
    public void SetErpBalance(string number, decimal amount)
    {
        lock (_state.Gate)
            _erp.CustomerOf(number).BalanceDue = amount;
    }

    /// <summary>How much a customer may owe in the ERP.</summary>
    /// <param name="number">The customer number.</param>
    /// <param name="amount">How much, in the ledger's own currency; 0 is no limit there.</param>
    /// <exception cref="ArgumentException">The ERP does not know the customer.</exception>
    public void SetErpCreditLimit(string number, decimal amount)
    {
        lock (_state.Gate)
            _erp.CustomerOf(number).CreditLimit = amount;
    }

    /// <summary>What one of an item costs a customer by a price list of their own.</summary>
    /// <param name="number">The customer number.</param>
    /// <param name="sku">The item.</param>
    /// <param name="price">The price with tax, in the ledger's own currency.</param>
    /// <param name="unit">The ERP's unit that it is for; null is the item's base unit.</param>
    /// <exception cref="ArgumentException">The ERP does not know the customer or the item.</exception>
    public void SetErpPrice(string number, string sku, decimal price, string? unit = null)
    {
        lock (_state.Gate)
        {
            var item = _erp.Items.Find(i => i.Number == sku) ?? throw new ArgumentException($"The ERP has no item {sku}.", nameof(sku));
            _erp.Quotes.SetPrice(_erp.CustomerOf(number), item, unit ?? item.Units[0].Code, price);
        }
    }

    /// <summary>Sales quotes in the ERP: how many stand, and how many were ever made.</summary>
    public (int Standing, int Made) CountErpQuotes()
    {
        lock (_state.Gate)
            return (_erp.Quotes.All.Count, _erp.Quotes.Made);
    }

    /// <summary>A customer pays an invoice of the ERP, or a part of it.</summary>
    /// <param name="number">Number of the posted invoice.</param>
    /// <param name="amount">How much; null for all that remains.</param>
    /// <exception cref="ArgumentException">The ERP has no such invoice, or less of it remains.</exception>
    public void PayErpInvoice(string number, decimal? amount = null)
    {
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            var invoice = _erp.Invoices.Find(i => i.Number == number) ?? throw new ArgumentException($"The ERP has no invoice {number}.", nameof(number));
            var remaining = _erp.Memos.Remaining(invoice);
            if (amount > remaining)
                throw new ArgumentException($"Only {remaining} of {number} remain.", nameof(amount));
            _erp.Memos.Pay(invoice, amount ?? remaining, now);
        }
    }

    /// <summary>Goods come in at the ERP, or are missing when somebody counts: a movement that no document stands behind.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">How many base units; negative for those that are missing. Not zero.</param>
    /// <exception cref="ArgumentException">The ERP keeps no stock of the SKU, or nothing moves.</exception>
    public void MoveErpStock(string sku, decimal quantity)
    {
        ArgumentNullException.ThrowIfNull(sku);
        if (quantity == 0m)
            throw new ArgumentException("Something has to move.", nameof(quantity));
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            _erp.Ledger.Adjust(_erp.Find(sku) is { Type: "Inventory" } item ? item : throw new ArgumentException($"The ERP keeps no stock of {sku}.", nameof(sku)), quantity, now);
        }
    }

    /// <summary>Somebody installs the companion extension in Business Central, or takes it out.</summary>
    /// <param name="isThere">Whether it is there from now on.</param>
    public void InstallCompanion(bool isThere)
    {
        lock (_state.Gate)
        {
            _state.CatchUp();
            _erp.Companion.IsThere = isThere;
        }
    }

    /// <summary>Somebody changes in Business Central how many base units a unit of an item holds. Goods of orders that stand are counted as before.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="unit">The ERP's text for the unit; the item's base unit always holds one.</param>
    /// <param name="baseUnits">How many from now on; above zero. Null takes the unit out.</param>
    /// <exception cref="ArgumentException">The ERP has no such item, or it is its base unit.</exception>
    public void SetErpUnit(string sku, string unit, decimal? baseUnits)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        lock (_state.Gate)
        {
            _state.CatchUp();
            var units = (_erp.Find(sku) ?? throw new ArgumentException($"The ERP has no item {sku}.", nameof(sku))).Units;
            if (units[0].Code == unit)
                throw new ArgumentException($"{unit} is the base unit of {sku}.", nameof(unit));
            var at = units.FindIndex(u => u.Code == unit);
            if (at >= 0)
                units.RemoveAt(at);
            if (baseUnits is { } quantity)
                units.Insert(at < 0 ? units.Count : at, (unit, quantity));
        }
    }

    /// <summary>Somebody changes in Business Central what VAT is put on goods of a product group, for customers of every business group. Documents are computed as before: whoever compares is to see it first.</summary>
    /// <param name="group">The VAT product posting group.</param>
    /// <param name="percent">The percentage from now on; null takes the set-up out.</param>
    public void SetErpTax(string group, decimal? percent)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        lock (_state.Gate)
        {
            _state.CatchUp();
            var taxes = _erp.Setup.Taxes;
            var of = taxes.FindAll(t => t.Group == group);
            taxes.RemoveAll(t => t.Group == group);
            if (percent is { } now)
                taxes.AddRange(of.Count > 0 ? of.ConvertAll(t => t with { Percent = now }) : _erp.Setup.TaxAreas.Select(a => new ErpTaxSetup(a.Code, group, now)).ToList());
        }
    }

    /// <summary>What the people of the seller's own stock room wrote down so far, oldest first: where they send the goods (<see cref="BusinessCentralBehaviours.SentByPeople"/>) nobody else knows the tracking numbers.</summary>
    public IReadOnlyList<DeliveryNote> DeliveryNotes()
    {
        lock (_state.Gate)
        {
            _state.CatchUp();
            return _erp.Notes;
        }
    }

    /// <summary>Somebody at the desk keys an order into the ERP, without an external number.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">How many of the unit.</param>
    /// <param name="unit">The ERP's code of the unit; null for the item's base unit.</param>
    /// <returns>The number of the order.</returns>
    /// <exception cref="ArgumentException">The ERP does not take such an order.</exception>
    public string KeyErpOrder(string sku, decimal quantity, string? unit = null)
    {
        ArgumentNullException.ThrowIfNull(sku);
        lock (_state.Gate)
            return _erp.Desk.Key(sku, quantity, unit, _state.CatchUp()).Number;
    }

    /// <summary>Somebody at the desk ships and invoices an order in the ERP. One that is posted in full is gone from the list.</summary>
    /// <param name="number">The number of the order.</param>
    /// <param name="most">No more than so much of each line, in its unit; null for all of it.</param>
    /// <exception cref="ArgumentException">The ERP has no such order.</exception>
    /// <exception cref="InvalidOperationException">The ERP refuses to post it; the message is the ERP's own.</exception>
    public void PostErpOrder(string number, decimal? most = null)
    {
        ArgumentNullException.ThrowIfNull(number);
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            var order = _erp.Orders.Find(o => o.Number == number) ?? throw new ArgumentException($"The ERP has no order {number}.", nameof(number));
            if (_erp.Desk.Post(order, most, now) is { } refused)
                throw new InvalidOperationException(refused.Message);
        }
    }

    /// <summary>
    /// Somebody at the desk closes what of a partly posted order will not leave: brings its lines down to what was shipped, or deletes what is left of the order.
    /// </summary>
    /// <param name="number">The number of the order in the ERP.</param>
    /// <param name="deletes">Whether the order is deleted; false reduces its lines.</param>
    /// <exception cref="ArgumentException">The ERP has no such order.</exception>
    /// <exception cref="InvalidOperationException">It is to be deleted, and something was shipped that is not invoiced.</exception>
    public void CloseErpRest(string number, bool deletes = false)
    {
        ArgumentNullException.ThrowIfNull(number);
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            var order = _erp.Orders.Find(o => o.Number == number) ?? throw new ArgumentException($"The ERP has no order {number}.", nameof(number));
            if (deletes)
                _erp.Desk.DeleteRest(order, now);
            else
                _erp.Desk.CloseRest(order, now);
        }
    }

    /// <summary>The credit memos of an order in the ERP, drafts and posted ones, by when they were made; never null.</summary>
    /// <param name="orderId">The marketplace's order id; or, of an order of another channel, the external number that it was booked with.</param>
    public IReadOnlyList<ErpCreditMemo> ErpCreditMemos(string orderId)
    {
        ArgumentNullException.ThrowIfNull(orderId);
        lock (_state.Gate)
        {
            _state.CatchUp();
            return
            [
                .. MemosOf(orderId).Select(static m => new ErpCreditMemo(m.Number, m.ExternalNumber, m.Status != "Draft", m.Totals().Including)
                {
                    IsReturnOrder = m.IsReturnOrder,
                    Receipt = m.Receipt,
                    Goods = m.Lines.Where(static l => l.Item is { Type: "Inventory" }).GroupBy(static l => l.ObjectNumber, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity * l.PerUnit), StringComparer.Ordinal),
                    Locations = [.. m.Lines.Where(static l => l.Item is { Type: "Inventory" }).Select(static l => l.LocationId)],
                }),
            ];
        }
    }

    /// <summary>Somebody at the desk makes a draft credit memo of the first invoice of an order.</summary>
    /// <param name="orderId">The marketplace's order id; or, of an order of another channel, the external number that it was booked with.</param>
    /// <returns>The number of the draft.</returns>
    /// <exception cref="ArgumentException">The order has no invoice.</exception>
    public string MakeErpCreditMemo(string orderId)
    {
        ArgumentNullException.ThrowIfNull(orderId);
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            var isOf = IsOf(orderId);
            return _erp.Memos.Make(_erp.Invoices.Find(i => i.Order is { } o && isOf(o)) ?? throw new ArgumentException($"Order {orderId} has no invoice.", nameof(orderId)), Actor.Person, now).Number;
        }
    }

    /// <summary>Somebody at the desk posts a draft credit memo.</summary>
    /// <param name="number">The number of the draft.</param>
    /// <returns>The number it has then.</returns>
    /// <exception cref="ArgumentException">The ERP has no such draft.</exception>
    /// <exception cref="InvalidOperationException">The ERP refuses to post it; the message is the ERP's own.</exception>
    public string PostErpCreditMemo(string number)
    {
        var posted = number;
        WithMemo(number, (memo, now) =>
        {
            if (_erp.Memos.Post(memo, Actor.Person, now) is { } refused)
                throw new InvalidOperationException(refused.Message);
            posted = memo.Number;
        });
        return posted;
    }

    /// <summary>Somebody at the desk posts the receipt of the goods of a return order, and not its credit memo.</summary>
    /// <param name="number">The number of the return order.</param>
    /// <exception cref="ArgumentException">The ERP has no such return order, or its goods were received.</exception>
    public void ReceiveErpReturnOrder(string number) => WithMemo(number, (memo, now) =>
    {
        if (memo is not { IsReturnOrder: true, Receipt: null })
            throw new ArgumentException($"{number} is no return order whose goods are to be received.", nameof(number));
        _erp.Memos.Receive(memo, now);
    });

    /// <summary>Somebody at the desk deletes a draft credit memo.</summary>
    /// <param name="number">The number of the draft.</param>
    /// <exception cref="ArgumentException">The ERP has no such draft.</exception>
    public void DeleteErpCreditMemo(string number) => WithMemo(number, (memo, now) => _erp.Memos.Delete(memo, Actor.Person, now));

    /// <summary>Somebody at the desk changes the price of the first item of a draft credit memo.</summary>
    /// <param name="number">The number of the draft.</param>
    /// <param name="unitPrice">The new price of its unit.</param>
    /// <exception cref="ArgumentException">The ERP has no such draft.</exception>
    public void ChangeErpCreditMemo(string number, decimal unitPrice) => WithMemo(number, (memo, now) =>
    {
        memo.Lines.First(static l => l.Item is not null).UnitPrice = unitPrice;
        memo.Touch(now);
    });

    /// <summary>A customer asks to send something back; the marketplace waits for consent.</summary>
    /// <param name="orderId">The marketplace's order id.</param>
    /// <param name="quantity">How many of the offer.</param>
    /// <param name="line">Which line, from 0.</param>
    /// <returns>The marketplace's id of the return.</returns>
    /// <exception cref="ArgumentException">There is no such order or line.</exception>
    public string AskReturn(string orderId, int quantity = 1, int line = 0)
    {
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            var order = _mirakl.Find(orderId) ?? throw new ArgumentException($"There is no order {orderId}.", nameof(orderId));
            if (line < 0 || line >= order.Lines.Count)
                throw new ArgumentException($"Order {orderId} has no line {line}.", nameof(line));
            _mirakl.SendBack(order, order.Lines[line], quantity, "RETURN_CHANGED_MIND", now);
            _state.CatchUp();
            return _mirakl.Returns[^1].Id;
        }
    }

    /// <summary>Somebody of the seller's moves a return on in the marketplace's portal.</summary>
    /// <param name="returnId">The marketplace's id of the return.</param>
    /// <param name="state">The state that it has then: <c>IN_PROGRESS</c>, <c>RECEIVED</c>, <c>CLOSED</c>, <c>REFUSED</c>, <c>CANCELED</c> or <c>NO_RECEPTION</c>.</param>
    /// <param name="fault">What is wrong with the goods, the marketplace's code; null when nothing is.</param>
    /// <exception cref="ArgumentException">There is no such return.</exception>
    public void MoveReturn(string returnId, string state, string? fault = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        lock (_state.Gate)
            _mirakl.MoveReturn(_mirakl.Returns.Find(r => r.Id == returnId) ?? throw new ArgumentException($"There is no return {returnId}.", nameof(returnId)), state, fault, _state.CatchUp());
    }

    /// <summary>The state of a return at the marketplace, its own word.</summary>
    /// <param name="returnId">The marketplace's id of the return.</param>
    /// <exception cref="ArgumentException">There is no such return.</exception>
    public string ReturnState(string returnId)
    {
        lock (_state.Gate)
        {
            _state.CatchUp();
            return (_mirakl.Returns.Find(r => r.Id == returnId) ?? throw new ArgumentException($"There is no return {returnId}.", nameof(returnId))).State;
        }
    }

    /// <summary>Somebody pays a part of an order's line back in the marketplace's portal, or its operator does.</summary>
    /// <param name="orderId">The marketplace's order id.</param>
    /// <param name="amount">How much of the goods' price.</param>
    /// <param name="line">Which line, from 0.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    public void RefundInPortal(string orderId, decimal amount, int line = 0)
    {
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            _mirakl.RefundByPeople(_mirakl.Find(orderId) ?? throw new ArgumentException($"There is no order {orderId}.", nameof(orderId)), line, amount, now);
        }
    }

    /// <summary>Somebody pays pieces that have not left back in the marketplace's portal: they are not to be sent any more.</summary>
    /// <param name="orderId">The marketplace's order id.</param>
    /// <param name="quantity">How many of the line.</param>
    /// <param name="line">Which line, from 0.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    public void RefundUnsentInPortal(string orderId, int quantity, int line = 0)
    {
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            _mirakl.RefundUnsentByPeople(_mirakl.Find(orderId) ?? throw new ArgumentException($"There is no order {orderId}.", nameof(orderId)), line, quantity, now);
        }
    }

    /// <summary>The sums of the refunds of an order at the marketplace, one for each, delivery included; never null.</summary>
    /// <param name="orderId">The marketplace's order id.</param>
    public IReadOnlyList<decimal> Refunds(string orderId)
    {
        lock (_state.Gate)
        {
            _state.CatchUp();
            return [.. (_mirakl.Find(orderId)?.Lines ?? []).SelectMany(static l => l.Refunds).Select(static r => r.Amount + r.ShippingAmount)];
        }
    }

    /// <summary>Lets the shop's balance be too small for refunds, or large enough again.</summary>
    /// <param name="isShort">Whether every refund is refused.</param>
    public void SetBalanceShort(bool isShort)
    {
        const string trouble = "balance-short";
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            if (_mirakl.IsBalanceShort == isShort)
                return;
            _mirakl.IsBalanceShort = isShort;
            _state.Events.Add(isShort ? new TroublePlanted(now, Actor.Vendor, null, trouble, LedgerStep.Refund) : new TroubleEnded(now, Actor.Vendor, null, trouble));
        }
    }

    private void WithMemo(string number, Action<ErpDocument, DateTimeOffset> act)
    {
        ArgumentNullException.ThrowIfNull(number);
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            act(_erp.Memos.All.Find(m => m.Number == number && m.Status == "Draft") ?? throw new ArgumentException($"The ERP has no draft {number}.", nameof(number)), now);
        }
    }

    private IEnumerable<ErpDocument> MemosOf(string orderId)
    {
        var isOf = IsOf(orderId);
        return _erp.Memos.All.Where(m => m.Invoice?.Order is { } order && isOf(order));
    }

    /// <summary>Whether a sales order is of that one of the marketplace, or carries that external number, which names its channel.</summary>
    private Func<ErpDocument, bool> IsOf(string orderId)
    {
        if (orderId.Contains(':', StringComparison.Ordinal))
            return order => string.Equals(order.FirstExternalNumber, orderId, StringComparison.OrdinalIgnoreCase);
        var behind = Behind(orderId);
        return order => _state.Orders.Behind(order.FirstExternalNumber) == behind;
    }

    private WorldOrder Behind(string orderId) => _state.Orders.Behind($"{Options.MarketplaceName}:{orderId}") ?? throw new ArgumentException($"There is no order {orderId}.", nameof(orderId));

    /// <summary>Sends what the ERP has to tell its subscribers by now, and waits for their answers. It does so by itself when its clock comes to it; this waits until it is done.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many notifications were sent.</returns>
    public Task<int> SendErpNotificationsAsync(CancellationToken cancellationToken = default) => _erp.Subscriptions.SendAsync(cancellationToken);

    /// <summary>The subscriptions that stand in the ERP, by when they were made.</summary>
    public IReadOnlyList<SubscribedNews> ReadErpSubscriptions()
    {
        lock (_state.Gate)
            return [.. _erp.Subscriptions.Standing(_state.CatchUp()).Select(static s => new SubscribedNews(s.Id, s.Resource, new Uri(s.NotificationUrl), s.ExpiresAt))];
    }

    /// <summary>Somebody else subscribes, or an environment was copied with the subscriptions it had: nobody is asked at the address.</summary>
    /// <param name="receiver">Where news is sent to.</param>
    /// <param name="entitySet">What is watched, for example <c>salesOrders</c>.</param>
    /// <param name="clientState">What the news carries.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="ArgumentException">The entity set cannot be watched.</exception>
    public string AddErpSubscription(Uri receiver, string entitySet, string clientState)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        lock (_state.Gate)
            return _erp.Subscriptions.Add(receiver.AbsoluteUri, $"/api/v2.0/companies({_erp.Id})/{entitySet}", clientState, _state.CatchUp()).Id;
    }

    /// <summary>The ERP loses all its subscriptions, as it does when something in place of their receivers refuses.</summary>
    public void DropErpSubscriptions()
    {
        lock (_state.Gate)
            _erp.Subscriptions.Clear();
    }

    /// <summary>Lets the ERP post on these days only.</summary>
    /// <param name="from">The first day; null for no limit.</param>
    /// <param name="to">The last day; null for no limit.</param>
    public void SetErpPostingDates(DateOnly? from, DateOnly? to)
    {
        lock (_state.Gate)
            _erp.Posting.Allow(from, to);
    }

    /// <summary>Somebody posts a general journal in the ERP: every line that is in it.</summary>
    /// <param name="code">The journal's code; by default the one for settlements.</param>
    /// <exception cref="ArgumentException">The ERP has no such journal.</exception>
    /// <exception cref="InvalidOperationException">The ERP refuses to post it; the message is the ERP's own.</exception>
    public void PostErpJournal(string code = ErpJournals.Settlements)
    {
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            if (_erp.Journals.Post(Journal(code), Actor.Person, now) is { } refused)
                throw new InvalidOperationException(refused.Message);
        }
    }

    /// <summary>Somebody deletes lines of a journal that are not posted.</summary>
    /// <param name="documentNumber">The document number on them.</param>
    /// <param name="most">No more than so many, from the first; null for all.</param>
    public void DeleteErpJournalLines(string documentNumber, int? most = null)
    {
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            foreach (var line in JournalLines(documentNumber).Take(most ?? int.MaxValue).ToList())
                _erp.Journals.Delete(line, Actor.Person, now);
        }
    }

    /// <summary>Somebody writes another amount, or another account of the ledger, on a line of a journal that is not posted.</summary>
    /// <param name="documentNumber">The document number on it.</param>
    /// <param name="index">Which of the lines with that number, from zero.</param>
    /// <param name="amount">The new amount, above zero for debit; null leaves it.</param>
    /// <param name="account">The number of the new account; null leaves it.</param>
    public void ChangeErpJournalLine(string documentNumber, int index, decimal? amount = null, string? account = null)
    {
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            var line = JournalLines(documentNumber).ElementAt(index);
            _erp.Journals.Keep(
                line with { Amount = amount ?? line.Amount, AccountType = account is null ? line.AccountType : ErpJournals.LedgerAccount, Account = account ?? line.Account, ModifiedAt = now, Version = line.Version + 1 },
                Actor.Person,
                now);
        }
    }

    /// <summary>Somebody keys a line into a general journal.</summary>
    /// <param name="documentNumber">The document number on it.</param>
    /// <param name="account">An account of the ledger.</param>
    /// <param name="amount">Above zero for debit.</param>
    /// <param name="code">The journal's code; by default the one for settlements.</param>
    /// <param name="text">Its text; null for none.</param>
    /// <exception cref="ArgumentException">The ERP has no such journal.</exception>
    public void KeyErpJournalLine(string documentNumber, string account, decimal amount, string code = ErpJournals.Settlements, string? text = null)
    {
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            _erp.Journals.Keep(_erp.Journals.New(Journal(code), now) with { DocumentNumber = documentNumber, Account = account, Amount = amount, Description = text ?? string.Empty }, Actor.Person, now);
        }
    }

    /// <summary>Somebody takes back what was posted with a document number.</summary>
    /// <param name="documentNumber">The document number.</param>
    public void ReverseErpJournal(string documentNumber)
    {
        lock (_state.Gate)
            _erp.Journals.Reverse(documentNumber, _state.CatchUp());
    }

    /// <summary>Blocks an account of the ERP's ledger, or opens it.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="blocked">Whether it is blocked.</param>
    /// <exception cref="ArgumentException">The ERP has no such account.</exception>
    public void SetErpAccountBlocked(string number, bool blocked)
    {
        lock (_state.Gate)
            (_erp.Journals.Accounts.Find(a => a.Number == number) ?? throw new ArgumentException($"The ERP has no account {number}.", nameof(number))).IsBlocked = blocked;
    }

    /// <summary>The lines of the ERP's general journals that are not posted, and what was posted of them: what they book, above zero for debit.</summary>
    public IReadOnlyList<BookedAmount> ReadErpJournals()
    {
        lock (_state.Gate)
        {
            _state.CatchUp();
            return
            [
                .. _erp.Journals.Lines.OrderBy(static l => l.Number).Select(static l => new BookedAmount(l.DocumentNumber, l.Account, l.Amount, l.PostingDate, IsPosted: false)),
                .. _erp.Journals.Entries.Select(static e => new BookedAmount(e.DocumentNumber, e.Account, e.Amount, e.PostingDate, IsPosted: true)),
            ];
        }
    }

    /// <summary>What the marketplace transferred, one a billing cycle, by time.</summary>
    public IReadOnlyList<MarketplacePayout> ReadPayouts()
    {
        lock (_state.Gate)
        {
            _state.CatchUp();
            return [.. _mirakl.Books.Cycles.Select(static c => new MarketplacePayout(c.Id, c.Payout, c.Currency, c.CreatedAt))];
        }
    }

    /// <summary>The operator writes a line on the shop's account: for the next billing cycle, or into one that is closed, whose payout stays what it was.</summary>
    /// <param name="type">The transaction type, for example <c>MANUAL_CREDIT</c>.</param>
    /// <param name="amount">Above zero is owed to the seller; not zero.</param>
    /// <param name="cycleId">The closed cycle; null for the next.</param>
    /// <exception cref="ArgumentException">There is no such cycle.</exception>
    public void AddMarketplaceLine(string type, decimal amount, string? cycleId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentOutOfRangeException.ThrowIfZero(amount);
        lock (_state.Gate)
            _mirakl.Books.Add(type, amount, cycleId, _state.CatchUp());
    }

    private ErpJournalBatch Journal(string code) => _erp.Journals.Batches.FirstOrDefault(b => b.Code == code) ?? throw new ArgumentException($"The ERP has no journal {code}.", nameof(code));

    private IEnumerable<ErpJournalLine> JournalLines(string documentNumber) => _erp.Journals.Lines.Where(l => l.DocumentNumber == documentNumber).OrderBy(static l => l.Number);

    /// <summary>Stops the listeners.</summary>
    public async ValueTask DisposeAsync()
    {
        _erp.Subscriptions.Dispose();
        foreach (var server in _servers)
            await server.DisposeAsync().ConfigureAwait(false);
        _servers.Clear();
    }

    private void ChangePrices(string shopSku, Func<MiraklListing, IReadOnlyList<MiraklPrice>> change) =>
        ChangeListing(shopSku, (listing, now) => listing.SetPrices(change(listing), now));

    private void ChangeListing(string shopSku, Action<MiraklListing, DateTimeOffset> change)
    {
        ArgumentNullException.ThrowIfNull(shopSku);
        lock (_state.Gate)
        {
            var now = _state.CatchUp();
            change(_mirakl.Listings.Find(l => l.ShopSku == shopSku) ?? throw new ArgumentException($"The marketplace does not list {shopSku}.", nameof(shopSku)), now);
        }
    }

    private void NoteAccount(WarehouseOrderCreated asked, ShopifyStore shop)
    {
        if (OrderReference.Resolve(asked.Order.Reference, shop.Orders) is { } order && _erp.Customers.Find(c => c.Number == shop.Content(order).Customer) is { } customer)
            _state.Events.Add(new AccountStood(asked.At, asked.Order.Id, customer.Number, customer.CreditLimit, _erp.OwedBy(customer), customer.Blocked != " "));
    }

    private IReadOnlyList<ShownPrice> ShownPrices() =>
        [.. _mirakl.Listings.Where(static l => !l.Deleted).Select(static l => new ShownPrice(l.Offer.OfferId.Text(), l.ShopSku, l.General.Price, l.General.Discount, l.Prices.Count - 1, l.PricedAt))];
}
