using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;
using static Connectors.Dynamics365.BusinessCentral.Internal.WholeList;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>
/// Business Central behind the neutral ERP port. Thread-safe. The ERP upper-cases numbers and codes, so they are compared without case
/// and handed back in the caller's spelling.
/// </summary>
public sealed class BusinessCentralErp : IErp
{
    private const int OrdersAChunk = 20;
    private const int CustomersACall = 40;
    private const int TrackingsAChunk = 40;
    private const string OfAnotherNumber = "The ERP answered with documents of another external number.";
    private const string Invoiced = "the order was invoiced; it takes a credit memo to reverse it.";

    private readonly BusinessCentralClient _client;
    private readonly BusinessCentralErpOptions _options;
    private readonly Func<UnitCode, string>? _unitText;
    private readonly BusinessCentralCompanion? _companion;
    private readonly ErpCapabilities _capabilities;
    private readonly TimeProvider _time;
    private readonly IReadOnlySet<string> _charges;
    private readonly CallBatcher<Domain.Documents.SalesOrder, LookupResult<ErpOrder>> _created;

    /// <summary>Puts the client behind the port.</summary>
    /// <param name="connection">The connection this is.</param>
    /// <param name="client">The client of the company.</param>
    /// <param name="options">How orders are written.</param>
    /// <param name="unitText">The ERP's text for a unit, at most 10 characters; null writes the unit's own code.</param>
    /// <param name="companion">What is known of the companion extension; null where there is none.</param>
    /// <param name="time">The clock that says which day it is; null is the system's.</param>
    public BusinessCentralErp(
        ConnectionName connection, BusinessCentralClient client, BusinessCentralErpOptions options, Func<UnitCode, string>? unitText = null, BusinessCentralCompanion? companion = null,
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Connection = connection;
        (_client, _options, _unitText, _companion, _charges) = (client, options, unitText, companion, options.GetChargeItems());
        _created = new(OrdersAChunk, static o => o.ExternalNumber.ToUpperInvariant(), (orders, ct) => FindTogetherAsync([.. orders.Select(static o => (o.ExternalNumber, (Domain.Documents.SalesOrder?)o))], ct));
        _time = time ?? TimeProvider.System;
        _capabilities = CapabilitiesOf(options);
    }

    /// <inheritdoc/>
    public ConnectionName Connection { get; }

    /// <summary>
    /// External numbers of 35 characters. The standard API knows neither carriers and tracking numbers nor stock per location: whether these are told is known once the companion extension was asked
    /// (<see cref="BusinessCentralCompanion"/>).
    /// </summary>
    public ErpCapabilities Capabilities => _companion is null ? _capabilities : _capabilities with
    {
        TracksPackages = _companion.Had(CompanionContract.ShipmentTracking), LocationStock = _companion.Had(CompanionContract.LocationStock),
    };

    /// <inheritdoc/>
    public string UnitText(UnitCode unit) => _unitText?.Invoke(unit) ?? unit.Value;

    /// <summary>The customer with that number (<c>GET customers</c>). Any block counts as blocked; a credit limit of 0 is none. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<LookupResult<ErpCustomer>> FindCustomerAsync(CustomerNumber number, CancellationToken cancellationToken = default)
    {
        var customers = await ReadAsync(_client.GetCustomersAsync(ODataFilter.EqualTo("number", number.Value), withFinancialDetail: true, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (customers.Unreadable.Count > 0)
            return new LookupResult<ErpCustomer>.CannotTell(Unreadable(customers));
        return ToLookup(number, customers);
    }

    /// <summary>The same for each number, forty with a call (<c>GET customers</c>). Where a customer cannot be read, each of its call is asked for alone. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">A call failed.</exception>
    public async Task<IReadOnlyList<LookupResult<ErpCustomer>>> FindCustomersAsync(IReadOnlyList<CustomerNumber> numbers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var found = new Dictionary<CustomerNumber, LookupResult<ErpCustomer>>();
        foreach (var chunk in numbers.Distinct().Chunk(CustomersACall))
        {
            var list = _client.GetCustomersAsync(ODataFilter.AnyOf("number", chunk.Select(static n => n.Value)), withFinancialDetail: true, cancellationToken);
            var customers = await ReadAsync(list, cancellationToken).ConfigureAwait(false);
            foreach (var number in chunk)
            {
                found[number] = customers.Unreadable.Count == 0
                    ? ToLookup(number, [.. customers.Where(c => Same(c.Number, number.Value))])
                    : await FindCustomerAsync(number, cancellationToken).ConfigureAwait(false);
            }
        }

        return [.. numbers.Select(n => found[n])];
    }

    private static LookupResult<ErpCustomer> ToLookup(CustomerNumber number, ItemList<Customer> customers) => customers switch
    {
        [] => new LookupResult<ErpCustomer>.Absent(),
        [var only] when Same(only.Number, number.Value) => new LookupResult<ErpCustomer>.Found(new ErpCustomer(
            number,
            only.Blocked != CustomerBlock.None,
            only.CreditLimit switch { null => CreditLimit.NotSaid, 0 => CreditLimit.Unlimited, { } limit => CreditLimit.Of(limit) },
            only.CustomerFinancialDetail?.Balance) { Overdue = only.CustomerFinancialDetail?.OverdueAmount }),
        _ => new LookupResult<ErpCustomer>.CannotTell($"{customers.Count} customers answered for one number, or one with another number."),
    };

    /// <summary>
    /// The items that exist among those asked for, each under the spelling asked for (<c>GET items</c>). Prices are those of the item card in the company's own currency, which
    /// items do not name: without <see cref="BusinessCentralErpOptions.LocalCurrency"/> they have none. With <see cref="BusinessCentralErpOptions.PriceList"/> they are those of that list (<c>GET salesPrices</c> of the companion
    /// extension, a call for each forty), or none. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<ItemList<ErpItem>> GetItemsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        var items = await ItemsBySku.ReadAsync(_client, skus, new ODataQuery(), cancellationToken).ConfigureAwait(false);
        var listed = _options.PriceList is { Length: > 0 } list ? await ListedAsync(list, items, cancellationToken).ConfigureAwait(false) : null;
        return new ItemList<ErpItem>(
            [
                .. items.Select(found => new ErpItem(found.Sku, found.Item.BaseUnitOfMeasureCode, found.Item.Blocked is true, found.Item.Inventory)
                {
                    UnitPrice = listed is null ? InLocal(found.Item.UnitPrice) : listed.GetValueOrDefault(found.Item.Number) is { } row ? PriceOf(row) : null,
                    PriceIncludesTax = listed is null ? found.Item.PriceIncludesTax : listed.GetValueOrDefault(found.Item.Number)?.PriceIncludesTax,
                }),
            ],
            items.Unreadable);
    }

    private Money? InLocal(decimal? price) => price is { } amount && _options.GetLocalCurrency() is { } local ? new Money(amount, local) : null;

    private Money? PriceOf(SalesPrice row) => row.CurrencyCode.Length == 0 ? InLocal(row.UnitPrice) : Total(row.UnitPrice, row.CurrencyCode);

    /// <summary>What items cost by a price list, by their numbers. A list that cannot be read whole for some items prices none of them.</summary>
    private async Task<IReadOnlyDictionary<string, SalesPrice>> ListedAsync(string list, IEnumerable<(Sku Sku, Item Item)> items, CancellationToken cancellationToken)
    {
        var prices = new Dictionary<string, SalesPrice>(StringComparer.OrdinalIgnoreCase);
        if (!await BusinessCentralCompanion.TellsAsync(_companion, CompanionContract.SalesPrices, cancellationToken).ConfigureAwait(false))
            return prices;
        var today = SalesOrderMapping.Date(_time.GetUtcNow(), _options.GetTimeZone());
        foreach (var chunk in items.Select(static i => i.Item).DistinctBy(static i => i.Number, StringComparer.OrdinalIgnoreCase).Chunk(ItemsBySku.ItemsAChunk))
        {
            var filter = ODataFilter.EqualTo("priceListCode", list).And(ODataFilter.AnyOf("itemNumber", chunk.Select(static i => i.Number)));
            var rows = await BusinessCentralCompanion.WatchAsync(_companion, () => ReadAsync(_client.GetSalesPricesAsync(filter, cancellationToken), cancellationToken)).ConfigureAwait(false);
            if (rows.Unreadable.Count > 0)
                continue;
            var byItem = rows.ToLookup(static r => r.ItemNumber, StringComparer.OrdinalIgnoreCase);
            foreach (var item in chunk)
            {
                if (ListPrice.Of(byItem[item.Number], item.BaseUnitOfMeasureCode, today) is { } price)
                    prices[item.Number] = price;
            }
        }

        return prices;
    }

    /// <summary>
    /// The units of the items, by the page of the companion extension that tells them (<c>GET itemUnits</c> of it, whole: one row for each item and unit); null where it does not.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<ItemList<ErpItemUnit>?> FindItemUnitsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        if (!await BusinessCentralCompanion.TellsAsync(_companion, CompanionContract.ItemUnits, cancellationToken).ConfigureAwait(false))
            return null;
        var asked = ItemsBySku.Asked(skus);
        var rows = await BusinessCentralCompanion.WatchAsync(_companion, () => ReadAsync(_client.GetItemUnitsAsync(cancellationToken: cancellationToken), cancellationToken)).ConfigureAwait(false);
        return new ItemList<ErpItemUnit>(
            [.. rows.SelectMany(row => asked[row.ItemNumber].Select(sku => new ErpItemUnit(sku, row.UnitOfMeasureCode, row.QuantityPerUnitOfMeasure)))], rows.Unreadable);
    }

    /// <summary>
    /// VAT by the VAT business posting group of each customer, by the page of the companion extension that tells the set-up (<c>GET taxSetups</c> of it, <c>GET customers</c>, a call for each forty, and
    /// <c>GET taxAreas</c>); null where it does not. Reverse charge puts nothing on the document; of full VAT and sales tax no percentage is told. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<ItemList<ErpTaxRate>?> FindTaxRatesAsync(IReadOnlyCollection<CustomerNumber> customers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(customers);
        if (!await BusinessCentralCompanion.TellsAsync(_companion, CompanionContract.TaxSetup, cancellationToken).ConfigureAwait(false))
            return null;
        var setups = await BusinessCentralCompanion.WatchAsync(_companion, () => ReadAsync(_client.GetTaxSetupsAsync(cancellationToken: cancellationToken), cancellationToken)).ConfigureAwait(false);
        var byGroup = setups.ToLookup(static s => s.BusinessGroupCode, StringComparer.OrdinalIgnoreCase);
        var areas = await ReadAsync(_client.GetTaxAreasAsync(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        var codes = areas.ToDictionary(static a => a.Id, static a => a.Code);
        var (rates, unreadable) = (new List<ErpTaxRate>(), (List<UnreadableItem>)[.. setups.Unreadable, .. areas.Unreadable]);
        foreach (var chunk in customers.Where(static c => c.Value.Length is > 0 and <= 20).GroupBy(static c => c.Value, StringComparer.OrdinalIgnoreCase).Chunk(ItemsBySku.ItemsAChunk))
        {
            var found = await ReadAsync(_client.GetCustomersAsync(ODataFilter.AnyOf("number", chunk.Select(static c => c.Key)), cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
            unreadable.AddRange(found.Unreadable);
            foreach (var customer in found)
            {
                // Of a customer whose group has no name here nothing can be said.
                var group = customer.TaxAreaId is { } area ? codes.GetValueOrDefault(area) : string.Empty;
                rates.AddRange(chunk.Where(c => Same(c.Key, customer.Number)).SelectMany(static c => c)
                    .SelectMany(asked => group is null ? [] : byGroup[group].Select(s => new ErpTaxRate(asked, s.ProductGroupCode, TaxSetups.RateOf(s), TaxSetups.Calculation(s)))));
            }
        }

        return new ItemList<ErpTaxRate>(rates, unreadable);
    }

    /// <summary>
    /// What a sales quote of these goods comes to (<c>POST salesQuotes</c> without prices, <c>GET salesQuotes({id})</c>, <c>DELETE salesQuotes({id})</c>): the service finds prices and discounts as it does for whoever
    /// types the quote. Each takes a number of the series of quotes. <see cref="RetrySafety.Create"/>; what a lost answer left behind, <see cref="RemoveQuoteAsync"/> takes away.
    /// </summary>
    /// <exception cref="PortException">A call failed, or the quote does not say what each line costs (<see cref="FailureKind.Unreadable"/>); it is deleted all the same.</exception>
    public async Task<ErpQuote> QuoteAsync(ErpQuoteRequest request, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var permitted = _client.Under(permit);
        var made = await permitted.CreateSalesQuoteAsync(PriceQuote.Map(request, _unitText), cancellationToken).ConfigureAwait(false);
        SalesQuote quote;
        try
        {
            quote = await permitted.GetSalesQuoteAsync(made.Id, withLines: true, cancellationToken).ConfigureAwait(false);
            await permitted.DeleteSalesQuoteAsync(quote.Id, quote.ETag, cancellationToken).ConfigureAwait(false);
        }
        catch (PortException failure) when (failure.Kind is not FailureKind.OutcomeUnknown)
        {
            // Whatever was not carried out of it: the quote was, and stands.
            throw ConnectorException.For(BusinessCentralOperations.CreateSalesQuote, FailureKind.OutcomeUnknown, $"the quote was made, and could not be read or deleted again ({failure.Kind})");
        }

        return PriceQuote.Read(request, quote) ?? throw ConnectorException.For(BusinessCentralOperations.GetSalesQuote, FailureKind.Unreadable, "the quote does not say what each of its lines costs");
    }

    /// <summary>Deletes the quotes that <see cref="QuoteAsync"/> left behind for that order, known by number and comment (<c>GET salesQuotes</c>, <c>DELETE salesQuotes({id})</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <exception cref="PortException">A call failed.</exception>
    public async Task RemoveQuoteAsync(ErpQuoteRequest request, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var permitted = _client.Under(permit);
        var quotes = await ReadAsync(permitted.GetSalesQuotesAsync(ByExternalNumber(request.Number), withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (quotes.Unreadable.Count > 0)
            throw ConnectorException.For(BusinessCentralOperations.ListSalesQuotes, FailureKind.Unreadable, Unreadable(quotes));
        foreach (var quote in quotes.Where(q => PriceQuote.IsOf(request, q)))
        {
            try
            {
                await permitted.DeleteSalesQuoteAsync(quote.Id, quote.ETag, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorNotFoundException)
            {
                // Somebody tidied up, or the page itself is away for a moment, which looks the same: the next look tells.
                throw ConnectorException.For(BusinessCentralOperations.DeleteSalesQuote, FailureKind.NotExecuted, "the quote was listed, and was not there to be deleted");
            }
        }
    }

    /// <summary>
    /// The order with that external number, or the invoices it became (<c>GET salesOrders</c>, then <c>GET salesInvoices</c>).
    /// Documents of more than one order are <see cref="LookupResult{T}.CannotTell"/>, because the ERP does not keep the number unique. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public Task<LookupResult<ErpOrder>> FindOrderAsync(string externalNumber, CancellationToken cancellationToken = default) =>
        FindAsync(_client, externalNumber, null, cancellationToken);

    /// <summary>
    /// The orders with these external numbers, or the invoices they became, each as <see cref="FindOrderAsync"/> has it (<c>GET salesOrders</c>, then <c>GET salesInvoices</c>: two calls
    /// for each twenty). <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<IReadOnlyList<LookupResult<ErpOrder>>> FindOrdersAsync(IReadOnlyList<string> externalNumbers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalNumbers);
        var found = new List<LookupResult<ErpOrder>>(externalNumbers.Count);
        foreach (var chunk in externalNumbers.Chunk(OrdersAChunk))
        {
            var together = await FindTogetherAsync([.. chunk.Select(static number => (number, (Domain.Documents.SalesOrder?)null))], cancellationToken).ConfigureAwait(false);
            foreach (var (number, result) in chunk.Zip(together))
                found.Add(result ?? await FindOrderAsync(number, cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    /// <summary>
    /// The order with the id that the ERP gave it (<c>GET salesOrders</c>), or the invoices it became, by the number of the order and by its external number
    /// (<c>GET salesInvoices</c>). <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the id is none of this ERP's.</exception>
    public Task<LookupResult<ErpOrder>> FindKnownOrderAsync(ErpOrder known, CancellationToken cancellationToken = default) => FindKnownAsync(known, null, cancellationToken);

    /// <summary>
    /// The order with its lines, compared with what was asked for, by its external number or its id; or the invoices it became, of which the customer is compared
    /// (<c>GET salesOrders?$expand=salesOrderLines</c>, then <c>GET salesInvoices</c>: as many calls as without lines). Those looked for by external number at the same time
    /// share their calls. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or an order was found, and what was asked for could not have been written as it is.</exception>
    public Task<LookupResult<ErpOrder>> FindCreatedOrderAsync(Domain.Documents.SalesOrder order, ErpOrder? known = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        return known is null ? _created.AskAsync(order, cancellationToken) : FindKnownAsync(known, order, cancellationToken);
    }

    /// <summary>
    /// The order by its external number, as <see cref="FindCreatedOrderAsync"/> finds it. Where that finds none: the customer's order, or the invoices, changed within the time on the
    /// service's own clock, whose comment lines name the order (<c>GET salesOrders</c> and <c>GET salesInvoices</c> by <c>customerNumber</c> and <c>lastModifiedDateTime</c>, with
    /// lines). <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or an order was found, and what was asked for could not have been written as it is.</exception>
    public async Task<LookupResult<ErpOrder>> FindAttemptedOrderAsync(Domain.Documents.SalesOrder order, TimeSpan within, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var number = order.ExternalNumber;
        var (numbered, at) = await ReadAtAsync(_client.GetSalesOrdersAsync(ByExternalNumber(number), withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
        var invoiced = await ReadAsync(_client.GetSalesInvoicesAsync(ByExternalNumber(number), cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        var found = Only(numbered, invoiced, number, order);
        if (found is not LookupResult<ErpOrder>.Absent)
            return found;

        // An answer that does not tell the time is no reason to look at less: nothing was made before the order was placed, whatever the service's clock says.
        var since = at is { } now ? Overlap.Before(now, within + _options.Overlap) : Overlap.Before(order.OrderedAt, TimeSpan.FromDays(1));
        var changed = ODataFilter.EqualTo("customerNumber", order.Customer.Value).And(ODataFilter.AtLeast("lastModifiedDateTime", since));
        var (orders, invoices) = await DocumentsAsync(_client, changed, withLines: true, cancellationToken, withInvoiceLines: true).ConfigureAwait(false);
        if (orders.Unreadable.Count > 0 || invoices.Unreadable.Count > 0)
            return new LookupResult<ErpOrder>.CannotTell(orders.Unreadable.Count > 0 ? Unreadable(orders) : Unreadable(invoices));
        if (orders.Where(static o => !o.TellsLines).Select(static o => o.Number).Concat(invoices.Where(static i => !i.TellsLines).Select(static i => i.Number)).FirstOrDefault() is { } mute)
            return new LookupResult<ErpOrder>.CannotTell($"{mute} does not tell its lines: whether it is this order cannot be seen.");
        return OfOne(
            [.. orders.Where(o => IsNamedIn(o.SalesOrderLines.Select(static l => (l.LineType, l.Description))))],
            [.. invoices.Where(i => IsNamedIn(i.SalesInvoiceLines.Select(static l => (l.LineType, l.Description))))],
            number,
            order,
            "that name the order");

        bool IsNamedIn(IEnumerable<(SalesLineType Type, string Text)> lines) => SalesOrderMapping.Names(order, lines.Where(static l => l.Type == SalesLineType.Comment).Select(static l => l.Text));
    }

    private async Task<LookupResult<ErpOrder>> FindKnownAsync(ErpOrder known, Domain.Documents.SalesOrder? asked, CancellationToken cancellationToken)
    {
        var id = IdOf(known, BusinessCentralOperations.ListSalesOrders);
        var orders = await ReadAsync(_client.GetSalesOrdersAsync(ODataFilter.EqualTo("id", id), withLines: asked is not null, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (orders.Unreadable.Count > 0)
            return new LookupResult<ErpOrder>.CannotTell(Unreadable(orders));
        if (orders.Any(o => o.Id != id))
            return new LookupResult<ErpOrder>.CannotTell("The ERP answered with another order than the one that was asked for.");
        if (orders.Count > 0)
            return new LookupResult<ErpOrder>.Found(Compared(orders[0], known.ExternalNumber, asked));

        // People may have deleted it and entered another in its place.
        var twins = await ReadAsync(_client.GetSalesOrdersAsync(ByExternalNumber(known.ExternalNumber), cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        return twins.Count > 0 || twins.Unreadable.Count > 0
            ? new LookupResult<ErpOrder>.CannotTell($"Order {known.Number} is gone, and another order has its external number.")
            : await FindInvoicesAsync(_client, known, id, asked, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Creates the order with all its lines in one transaction (<c>POST salesOrders</c>). Quantities and prices are those of the ordered pack;
    /// origin, channel, expected fees, purchase order number and delivery service become comment lines. Item descriptions are the ERP's own. What the answer tells of the
    /// order is compared with what was sent (<see cref="ErpOrder.Differences"/>): the head always, lines where the answer has them; an order with fees
    /// of the marketplace is read back for its lines (<c>GET salesOrders</c>), each fee an account line that takes it off. <see cref="RetrySafety.Create"/>; look-up: <see cref="FindCreatedOrderAsync"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or, before anything was sent, a text does not fit, a charge has no line, or a line costs more than its packs.</exception>
    public async Task<ErpOrder> CreateOrderAsync(Domain.Documents.SalesOrder order, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var asked = SalesOrderMapping.Map(order, _options, _unitText);
        var permitted = _client.Under(permit);
        var created = await permitted.CreateSalesOrderAsync(asked, cancellationToken).ConfigureAwait(false);

        // The sum tells nothing of tax in a fee where prices hold it; the lines do.
        if (order.Fees is not null && !SalesOrderComparison.TellsAll(created))
            return await ReadBackAsync(permitted, order, created, cancellationToken).ConfigureAwait(false);
        return Map(created, order.ExternalNumber) with { Differences = SalesOrderComparison.CompareAnswer(order, asked, created) };
    }

    /// <summary>The order that was made, with its lines; without them it is incomplete, and looked at again. No failure says that it was not made.</summary>
    private async Task<ErpOrder> ReadBackAsync(BusinessCentralClient permitted, Domain.Documents.SalesOrder order, Models.SalesOrder created, CancellationToken cancellationToken)
    {
        try
        {
            var there = await ReadAsync(permitted.GetSalesOrdersAsync(ODataFilter.EqualTo("id", created.Id), withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (there is [var own] && there.Unreadable.Count == 0 && own.Id == created.Id)
                return Compared(own, order.ExternalNumber, order);
        }
        catch (PortException)
        {
            // It is there: whoever looks again reads its lines.
        }

        return Map(created, order.ExternalNumber) with { IsIncomplete = true };
    }

    /// <summary>
    /// Deletes this very order while it is a draft and nothing of it was shipped (<c>DELETE salesOrders({id})</c>). An order that is already gone counts as done when no
    /// invoice was made of it. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindKnownOrderAsync"/> says it is absent.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or, without anything deleted, the order is released, shipped, invoiced, or not the only one with its external number
    /// (<see cref="FailureKind.Rejected"/>), or the answer does not tell all that must be known before (<see cref="FailureKind.Unreadable"/>).
    /// </exception>
    public async Task CancelOrderAsync(ErpOrder order, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var operation = BusinessCentralOperations.DeleteSalesOrder;
        var id = IdOf(order, operation);
        var permitted = _client.Under(permit);
        switch (await FindAsync(permitted, order.ExternalNumber, null, cancellationToken).ConfigureAwait(false))
        {
            case LookupResult<ErpOrder>.CannotTell(var reason):
                throw FieldText.Refuse(operation, reason);
            case LookupResult<ErpOrder>.Found({ IsInvoiced: true }):
                throw FieldText.Refuse(operation, Invoiced);
            case LookupResult<ErpOrder>.Found(var there) when !Same(there.Id, id.ToString("D")):
                throw FieldText.Refuse(operation, $"another order, {there.Number}, has the external number.");
        }

        var orders = await ReadAsync(permitted.GetSalesOrdersAsync(ODataFilter.EqualTo("id", id), withLines: true, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (orders.Unreadable.Count > 0)
            throw ConnectorException.For(operation, FailureKind.Unreadable, Unreadable(orders));
        if (orders.Any(o => o.Id != id))
            throw ConnectorException.For(operation, FailureKind.Unreadable, "the ERP answered with another order than the one that was asked for; nothing was deleted");
        if (orders.Count == 0)
            throw await GoneAsync().ConfigureAwait(false);

        DemandUntouched(orders[0], operation);
        try
        {
            await permitted.DeleteSalesOrderAsync(id, orders[0].ETag, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException)
        {
            throw await GoneAsync().ConfigureAwait(false);
        }

        // Posting makes an order disappear as deleting does, and its invoice may show later.
        async Task<Exception> GoneAsync() => await FindInvoicesAsync(permitted, order, id, null, cancellationToken).ConfigureAwait(false) switch
        {
            LookupResult<ErpOrder>.Found => FieldText.Refuse(operation, Invoiced),
            LookupResult<ErpOrder>.CannotTell(var reason) => FieldText.Refuse(operation, reason),
            _ => ConnectorException.For(operation, FailureKind.NotFound, "the order is gone, and was not deleted by this call"),
        };
    }

    /// <summary>
    /// Posted shipments with their item lines, oldest change first (<c>GET salesShipments</c>), read again a little behind the instant. With a companion extension that has them, carriers and
    /// tracking numbers too (<c>GET shipmentTrackings</c>, a call for each forty). The unit is the ERP's own text. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="ConnectorUnreadableItemsException">After the last shipment: some could not be read.</exception>
    /// <exception cref="PortException">The call failed.</exception>
    public async IAsyncEnumerable<ErpShipment> GetShipmentsChangedSinceAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var unreadable = new List<UnreadableItem>();
        await foreach (var page in Shipments(since, cancellationToken).AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            unreadable.AddRange(page.Unreadable);
            var tracking = await TrackingAsync(page.Items, cancellationToken).ConfigureAwait(false);
            foreach (var shipment in Map(page.Items, since, tracking, unreadable))
                yield return shipment;
        }

        if (unreadable.Count > 0)
            throw ConnectorUnreadableItemsException.Of(BusinessCentralOperations.ListSalesShipments, unreadable);
    }

    /// <summary>A page of the same list. The continuation is the service's own link. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed, or the continuation is no link of this service.</exception>
    public async Task<ItemPage<ErpShipment>> GetShipmentChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default)
    {
        await foreach (var page in Shipments(since, cancellationToken).AsPages(continuation, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var unreadable = page.Unreadable.ToList();
            var tracking = await TrackingAsync(page.Items, cancellationToken).ConfigureAwait(false);
            var shipments = Map(page.Items, since, tracking, unreadable).ToList();
            return new ItemPage<ErpShipment>(shipments, page.ContinuationToken) { Unreadable = unreadable, SystemTime = page.SystemTime };
        }

        return new ItemPage<ErpShipment>([], null);
    }

    private static ErpCapabilities CapabilitiesOf(BusinessCentralErpOptions options) => new()
    {
        ExternalNumberLength = 35,
        TextLimits = new OrderTextLimits { PurchaseOrderNumber = 35, Name = 100, AddressLine1 = 100, AddressLine2 = 50, City = 30, Region = 30, Postcode = 20 },
        TracksPackages = false,
        Quotes = true,
        LocationStock = false,
        StillWorkingFor = options.StillWorkingFor,
    };

    private static ODataFilter ByExternalNumber(string number) => ODataFilter.EqualTo("externalDocumentNumber", number);

    internal static Guid IdOf(ErpOrder order, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Guid.TryParse(order.Id, out var id) ? id : throw FieldText.Refuse(operation, $"the id of order {order.Number} is none of this ERP's.");
    }

    private static string Unreadable<T>(ItemList<T> list) =>
        $"The answer holds what cannot be read: {list.Unreadable[0].Id ?? "an item without an id"} at {list.Unreadable[0].Path}.";

    /// <summary>What is not told is not "nothing was shipped".</summary>
    private static void DemandUntouched(Models.SalesOrder order, Operation operation)
    {
        if (order.Status != SalesOrderStatus.Draft)
            throw FieldText.Refuse(operation, $"the order is '{order.Status}', not a draft.");
        if (order.FullyShipped is true || order.SalesOrderLines.Any(static line => line is { ShippedQuantity: not (null or 0) } or { InvoicedQuantity: not (null or 0) }))
            throw FieldText.Refuse(operation, "something of the order was shipped.");
        if (!order.TellsLines || order.SalesOrderLines.Any(static line => line.ShippedQuantity is null && line.LineType != SalesLineType.Comment))
            throw ConnectorException.For(operation, FailureKind.Unreadable, "the answer does not tell what of the order was shipped; nothing was deleted");
    }

    private AsyncPageable<SalesShipment> Shipments(DateTimeOffset since, CancellationToken cancellationToken) => _client.GetSalesShipmentsAsync(
        ODataFilter.AtLeast("lastModifiedDateTime", Overlap.Before(since, _options.Overlap)), withLines: true, cancellationToken);

    /// <summary>
    /// Carriers and tracking numbers by the ids of the shipments; null where the ERP tells none. They are read after the shipments, so that a number which is entered meanwhile is told now or with
    /// the change that it is. Where they are told and cannot be read now, neither are the shipments: nobody would ask again.
    /// </summary>
    private async Task<IReadOnlyDictionary<Guid, ShipmentTracking>?> TrackingAsync(IReadOnlyList<SalesShipment> shipments, CancellationToken cancellationToken)
    {
        if (shipments.Count == 0 || !await BusinessCentralCompanion.TellsAsync(_companion, CompanionContract.ShipmentTracking, cancellationToken).ConfigureAwait(false))
            return null;
        var tracking = new Dictionary<Guid, ShipmentTracking>();
        foreach (var numbers in shipments.Select(static s => s.Number).Where(static n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Chunk(TrackingsAChunk))
        {
            var rows = await BusinessCentralCompanion.WatchAsync(
                _companion, () => ReadAsync(_client.GetShipmentTrackingsAsync(ODataFilter.AnyOf("number", numbers), cancellationToken), cancellationToken)).ConfigureAwait(false);
            foreach (var row in rows)
                tracking[row.Id] = row;
        }

        return tracking;
    }

    private IEnumerable<ErpShipment> Map(IEnumerable<SalesShipment> shipments, DateTimeOffset since, IReadOnlyDictionary<Guid, ShipmentTracking>? tracking, List<UnreadableItem> unreadable)
    {
        foreach (var shipment in shipments)
        {
            // Orders that people enter have any text there; what is no id is none of ours.
            if (shipment.ExternalDocumentNumber.Length > 0 && !VendorText.IsId(shipment.ExternalDocumentNumber))
                continue;
            if (shipment.SalesShipmentLines.Any(static line => line is null || (line.LineObjectNumber.Length > 0 && !VendorText.IsId(line.LineObjectNumber))))
            {
                unreadable.Add(new UnreadableItem(shipment.Id.ToString("D"), "$.value.salesShipmentLines"));
                continue;
            }

            // Where the ERP tells tracking, a shipment of which it did not is read again.
            var tracked = tracking?.GetValueOrDefault(shipment.Id);
            if (tracking is not null && tracked is null)
            {
                unreadable.Add(new UnreadableItem(shipment.Id.ToString("D"), "$.value.shipmentTrackings"));
                continue;
            }

            yield return new ErpShipment
            {
                Number = shipment.Number,
                ExternalNumber = shipment.ExternalDocumentNumber,
                OrderNumber = shipment.OrderNumber,
                ChangedAt = shipment.LastModifiedDateTime ?? since,
                CarrierText = tracked?.ShippingAgentCode ?? string.Empty,
                ServiceText = tracked is { ShippingAgentServiceCode: { Length: > 0 } service } ? service : null,
                TrackingNumbers = string.IsNullOrWhiteSpace(tracked?.PackageTrackingNumber) ? [] : [new TrackingNumber(tracked.PackageTrackingNumber)],
                Lines =
                [
                    // Lines that this shipment left out have quantity 0.
                    .. shipment.SalesShipmentLines
                        .Where(line => line is { Quantity: not (null or 0), LineObjectNumber.Length: > 0 } && line.LineType == ShipmentLineType.Item && !_charges.Contains(line.LineObjectNumber))
                        .Select(static line => new ErpShipmentLine(new Sku(line.LineObjectNumber), line.Quantity!.Value, line.UnitOfMeasureCode)),
                ],
            };
        }
    }

    /// <summary>What an order that is gone became: its invoices, by the external number it had and by its own number.</summary>
    private static async Task<LookupResult<ErpOrder>> FindInvoicesAsync(
        BusinessCentralClient from, ErpOrder gone, Guid id, Domain.Documents.SalesOrder? asked, CancellationToken cancellationToken)
    {
        foreach (var filter in (ODataFilter[])[ByExternalNumber(gone.ExternalNumber), ODataFilter.EqualTo("orderNumber", gone.Number)])
        {
            var invoices = await ReadAsync(from.GetSalesInvoicesAsync(filter, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
            if (invoices.Unreadable.Count > 0)
                return new LookupResult<ErpOrder>.CannotTell(Unreadable(invoices));
            if (invoices.Count == 0)
                continue;
            if (!invoices.All(i => i.Id == id || i.OrderId == id || (i.OrderId is null && Same(i.OrderNumber, gone.Number))))
                return new LookupResult<ErpOrder>.CannotTell($"Order {gone.Number} is gone, and there are invoices with its number that were not made of it.");
            return new LookupResult<ErpOrder>.Found(Map([.. invoices], gone.ExternalNumber, asked));
        }

        return new LookupResult<ErpOrder>.Absent();
    }

    private async Task<LookupResult<ErpOrder>> FindAsync(
        BusinessCentralClient from, string externalNumber, Domain.Documents.SalesOrder? asked, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalNumber);
        var (orders, invoices) = await DocumentsAsync(from, ByExternalNumber(externalNumber), withLines: asked is not null, cancellationToken).ConfigureAwait(false);
        return Only(orders, invoices, externalNumber, asked);
    }

    /// <summary>What <see cref="FindAsync"/> would tell of each; null where the answers hold what cannot be told apart, so that each is to be looked for alone.</summary>
    private async Task<IReadOnlyList<LookupResult<ErpOrder>?>> FindTogetherAsync(
        IReadOnlyList<(string Number, Domain.Documents.SalesOrder? Asked)> wanted, CancellationToken cancellationToken)
    {
        if (wanted is [var only])
            return [await FindAsync(_client, only.Number, only.Asked, cancellationToken).ConfigureAwait(false)];
        var numbers = wanted.Select(static w => w.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var filter = ODataFilter.AnyOf("externalDocumentNumber", numbers);
        var (orders, invoices) = await DocumentsAsync(_client, filter, withLines: wanted.Any(static w => w.Asked is not null), cancellationToken).ConfigureAwait(false);
        if (orders.Unreadable.Count + invoices.Unreadable.Count > 0
            || orders.Any(o => !numbers.Contains(o.ExternalDocumentNumber)) || invoices.Any(i => !numbers.Contains(i.ExternalDocumentNumber)))
            return new LookupResult<ErpOrder>?[wanted.Count];
        return [.. wanted.Select(w => Only([.. orders.Where(o => Same(o.ExternalDocumentNumber, w.Number))], [.. invoices.Where(i => Same(i.ExternalDocumentNumber, w.Number))], w.Number, w.Asked))];
    }

    /// <summary>One after the other, orders first: an order that is posted between the two calls is then seen as an invoice, never missed.</summary>
    private static async Task<(ItemList<Models.SalesOrder> Orders, ItemList<SalesInvoice> Invoices)> DocumentsAsync(
        BusinessCentralClient from, ODataFilter filter, bool withLines, CancellationToken cancellationToken, bool withInvoiceLines = false)
    {
        var orders = await ReadAsync(from.GetSalesOrdersAsync(filter, withLines, cancellationToken), cancellationToken).ConfigureAwait(false);
        return (orders, await ReadAsync(from.GetSalesInvoicesAsync(filter, withInvoiceLines, cancellationToken), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The one order that these documents belong to.</summary>
    private LookupResult<ErpOrder> Only(ItemList<Models.SalesOrder> orders, ItemList<SalesInvoice> invoices, string externalNumber, Domain.Documents.SalesOrder? asked)
    {
        if (orders.Unreadable.Count > 0 || invoices.Unreadable.Count > 0)
            return new LookupResult<ErpOrder>.CannotTell(orders.Unreadable.Count > 0 ? Unreadable(orders) : Unreadable(invoices));

        if (!orders.All(o => Same(o.ExternalDocumentNumber, externalNumber)) || !invoices.All(i => Same(i.ExternalDocumentNumber, externalNumber)))
            return new LookupResult<ErpOrder>.CannotTell(OfAnotherNumber);
        return OfOne(orders, invoices, externalNumber, asked, "with that external number");
    }

    private LookupResult<ErpOrder> OfOne(ItemList<Models.SalesOrder> orders, ItemList<SalesInvoice> invoices, string externalNumber, Domain.Documents.SalesOrder? asked, string which)
    {
        if (orders.Count == 0 && invoices.Count == 0)
            return new LookupResult<ErpOrder>.Absent();

        // A partly invoiced order stands beside its own invoices: still one order.
        var owners = orders.Select(static o => o.Number).Concat(invoices.Select(static i => i.OrderNumber.Length > 0 ? i.OrderNumber : i.Number))
            .Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (owners > 1 || orders.Count > 1)
            return new LookupResult<ErpOrder>.CannotTell($"The ERP holds {orders.Count} orders and {invoices.Count} invoices {which}.");

        return new LookupResult<ErpOrder>.Found(orders is [var open] ? Compared(open, externalNumber, asked) : Map([.. invoices], externalNumber, asked));
    }

    private ErpOrder Compared(Models.SalesOrder found, string externalNumber, Domain.Documents.SalesOrder? asked)
    {
        var order = Map(found, externalNumber);
        if (asked is null)
            return order;
        return SalesOrderComparison.TellsAll(found)
            ? order with { Differences = SalesOrderComparison.Compare(asked, SalesOrderMapping.Map(asked, _options, _unitText), found) }
            : order with { IsIncomplete = true };
    }

    private static ErpOrder Map(Models.SalesOrder order, string externalNumber) => new()
    {
        Id = order.Id.ToString("D"),
        Number = order.Number,
        ExternalNumber = externalNumber,
        Total = Total(order.TotalAmountIncludingTax, order.CurrencyCode),
    };

    private static ErpOrder Map(List<SalesInvoice> invoices, string externalNumber, Domain.Documents.SalesOrder? asked)
    {
        var first = invoices[0];
        return new ErpOrder
        {
            Id = (first.OrderId ?? first.Id).ToString("D"),
            Number = first.OrderNumber.Length > 0 ? first.OrderNumber : first.Number,
            ExternalNumber = externalNumber,
            IsInvoiced = true,
            Total = invoices.TrueForAll(i => i.CurrencyCode == first.CurrencyCode) ? Total(invoices.Aggregate((decimal?)0, static (sum, i) => sum + i.TotalAmountIncludingTax), first.CurrencyCode) : null,
            Differences = asked is null ? [] : SalesOrderComparison.CompareCustomers(asked.Customer.Value, first.CustomerNumber),
        };
    }

    /// <summary>Some companies use currency codes of their own making: then the total is not known as money.</summary>
    internal static Money? Total(decimal? amount, string currency) => amount is { } known && IsMoney(currency) ? new Money(known, new CurrencyCode(currency)) : null;

    /// <summary>Whether a currency code is one that everybody uses.</summary>
    internal static bool IsMoney(string currency) => currency is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'];

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
