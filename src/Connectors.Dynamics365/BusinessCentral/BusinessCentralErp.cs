using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>
/// Business Central behind the neutral ERP port. Thread-safe. The ERP upper-cases numbers and codes, so they are compared without case
/// and handed back in the caller's spelling.
/// </summary>
/// <param name="connection">The connection this is.</param>
/// <param name="client">The client of the company.</param>
/// <param name="options">How orders are written.</param>
/// <param name="unitText">The ERP's text for a unit, at most 10 characters; null writes the unit's own code.</param>
public sealed class BusinessCentralErp(
    ConnectionName connection, BusinessCentralClient client, BusinessCentralErpOptions options, Func<UnitCode, string>? unitText = null) : IErp
{
    private const int ItemNumberLength = 20;
    private const int ItemsAChunk = 40;

    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <summary>External numbers of 35 characters. The standard API knows neither carriers and tracking numbers nor stock per location.</summary>
    public ErpCapabilities Capabilities { get; } = new() { ExternalNumberLength = 35, TracksPackages = false, LocationStock = false };

    /// <summary>The customer with that number (<c>GET customers</c>). Any block counts as blocked; a credit limit of 0 is none. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<LookupResult<ErpCustomer>> FindCustomerAsync(CustomerNumber number, CancellationToken cancellationToken = default)
    {
        var customers = new List<Customer>();
        await foreach (var customer in client.GetCustomersAsync(ODataFilter.EqualTo("number", number.Value), withFinancialDetail: true, cancellationToken).ConfigureAwait(false))
            customers.Add(customer);
        return customers switch
        {
            [] => new LookupResult<ErpCustomer>.Absent(),
            [var only] when Same(only.Number, number.Value) => new LookupResult<ErpCustomer>.Found(new ErpCustomer(
                number,
                only.Blocked != CustomerBlock.None,
                only.CreditLimit switch { null => CreditLimit.NotSaid, 0 => CreditLimit.Unlimited, { } limit => CreditLimit.Of(limit) },
                only.CustomerFinancialDetail?.Balance)),
            _ => new LookupResult<ErpCustomer>.CannotTell($"{customers.Count} customers answered for one number, or one with another number."),
        };
    }

    /// <summary>The items that exist among those asked for, each under the spelling asked for (<c>GET items</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async Task<IReadOnlyList<ErpItem>> GetItemsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        // Numbers hold at most 20 characters: a longer SKU is no item, and asking for it would be refused.
        var asked = skus.Where(static sku => sku.Value.Length is > 0 and <= ItemNumberLength).Distinct()
            .ToLookup(static sku => sku.Value, StringComparer.OrdinalIgnoreCase);
        var found = new List<ErpItem>(asked.Count);
        foreach (var chunk in asked.Select(static group => group.Key).Chunk(ItemsAChunk))
        {
            await foreach (var item in client.GetItemsAsync(ODataFilter.AnyOf("number", chunk), cancellationToken).ConfigureAwait(false))
            {
                foreach (var sku in asked[item.Number])
                    found.Add(new ErpItem(sku, item.BaseUnitOfMeasureCode, item.Blocked is true, item.Inventory));
            }
        }

        return found;
    }

    /// <summary>
    /// The order with that external number, or the invoices it became (<c>GET salesOrders</c>, then <c>GET salesInvoices</c>).
    /// Documents of more than one order are <see cref="LookupResult{T}.CannotTell"/>, because the ERP does not keep the number unique. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public Task<LookupResult<ErpOrder>> FindOrderAsync(string externalNumber, CancellationToken cancellationToken = default) => FindAsync(client, externalNumber, cancellationToken);

    /// <summary>
    /// Creates the order with all its lines in one transaction (<c>POST salesOrders</c>). Quantities and prices are those of the ordered pack;
    /// origin, channel, expected fees, purchase order number and delivery service become comment lines. Item descriptions are the ERP's own.
    /// <see cref="RetrySafety.Create"/>; look-up: <see cref="FindOrderAsync"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed; or, before anything was sent, a text does not fit, a charge has no line, or a line costs more than its packs.</exception>
    public async Task<ErpOrder> CreateOrderAsync(Domain.Documents.SalesOrder order, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var created = await client.Under(permit).CreateSalesOrderAsync(SalesOrderMapping.Map(order, options, unitText), cancellationToken).ConfigureAwait(false);
        return Map(created, order.ExternalNumber);
    }

    /// <summary>
    /// Deletes the order while it is a draft and nothing of it was shipped (<c>DELETE salesOrders({id})</c>); an order that is already gone
    /// counts as done. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindOrderAsync"/> says it is absent.
    /// </summary>
    /// <exception cref="PortException">The call failed, or the order is released, shipped, invoiced, or not the only one with that number (<see cref="FailureKind.Rejected"/>).</exception>
    public async Task CancelOrderAsync(string externalNumber, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var operation = BusinessCentralOperations.DeleteSalesOrder;
        var permitted = client.Under(permit);
        switch (await FindAsync(permitted, externalNumber, cancellationToken).ConfigureAwait(false))
        {
            case LookupResult<ErpOrder>.CannotTell(var reason):
                throw FieldText.Refuse(operation, reason);
            case LookupResult<ErpOrder>.Found({ IsInvoiced: true }):
                throw FieldText.Refuse(operation, "the order was invoiced; it takes a credit memo to reverse it.");
        }

        await foreach (var order in permitted.GetSalesOrdersAsync(ODataFilter.EqualTo("externalDocumentNumber", externalNumber), withLines: true, cancellationToken).ConfigureAwait(false))
        {
            if (order.Status != SalesOrderStatus.Draft)
                throw FieldText.Refuse(operation, $"the order is '{order.Status}', not a draft.");
            if (order.FullyShipped is true || order.SalesOrderLines.Any(static line => line is { ShippedQuantity: not (null or 0) }))
                throw FieldText.Refuse(operation, "something of the order was shipped.");
            await permitted.DeleteSalesOrderAsync(order.Id, order.ETag, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Posted shipments with their item lines, oldest change first (<c>GET salesShipments</c>), read again a little behind the instant.
    /// The unit is the ERP's own text. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">The call failed.</exception>
    public async IAsyncEnumerable<ErpShipment> GetShipmentsChangedSinceAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var from = Overlap.Before(since, options.Overlap);
        var shipments = client.GetSalesShipmentsAsync(ODataFilter.AtLeast("lastModifiedDateTime", from), withLines: true, cancellationToken);
        await foreach (var shipment in shipments.ConfigureAwait(false))
        {
            // Orders that people enter have any text there; what is no id is none of ours.
            if (shipment.ExternalDocumentNumber.Length > 0 && !VendorText.IsId(shipment.ExternalDocumentNumber))
                continue;
            yield return new ErpShipment
            {
                Number = shipment.Number,
                ExternalNumber = shipment.ExternalDocumentNumber,
                ChangedAt = shipment.LastModifiedDateTime ?? since,
                Lines =
                [
                    // Lines that this shipment left out have quantity 0.
                    .. shipment.SalesShipmentLines
                        .Where(static line => line is { Quantity: not (null or 0), LineObjectNumber.Length: > 0 } && line.LineType == ShipmentLineType.Item)
                        .Select(static line => new ErpShipmentLine(new Sku(line.LineObjectNumber), line.Quantity!.Value, line.UnitOfMeasureCode)),
                ],
            };
        }
    }

    private static async Task<LookupResult<ErpOrder>> FindAsync(BusinessCentralClient from, string externalNumber, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalNumber);
        var filter = ODataFilter.EqualTo("externalDocumentNumber", externalNumber);

        // One after the other, orders first: an order that is posted between the two calls is then seen as an invoice, never missed.
        var orders = new List<Models.SalesOrder>();
        await foreach (var order in from.GetSalesOrdersAsync(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
            orders.Add(order);
        var invoices = new List<SalesInvoice>();
        await foreach (var invoice in from.GetSalesInvoicesAsync(filter, cancellationToken).ConfigureAwait(false))
            invoices.Add(invoice);

        if (orders.Count == 0 && invoices.Count == 0)
            return new LookupResult<ErpOrder>.Absent();
        if (!orders.TrueForAll(o => Same(o.ExternalDocumentNumber, externalNumber)) || !invoices.TrueForAll(i => Same(i.ExternalDocumentNumber, externalNumber)))
            return new LookupResult<ErpOrder>.CannotTell("The ERP answered with documents of another external number.");

        // A partly invoiced order stands beside its own invoices: still one order.
        var owners = orders.Select(static o => o.Number).Concat(invoices.Select(static i => i.OrderNumber.Length > 0 ? i.OrderNumber : i.Number))
            .Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (owners > 1 || orders.Count > 1)
            return new LookupResult<ErpOrder>.CannotTell($"The ERP holds {orders.Count} orders and {invoices.Count} invoices with that external number.");

        return new LookupResult<ErpOrder>.Found(orders is [var open] ? Map(open, externalNumber) : Map(invoices, externalNumber));
    }

    private static ErpOrder Map(Models.SalesOrder order, string externalNumber) => new()
    {
        Id = order.Id.ToString("D"),
        Number = order.Number,
        ExternalNumber = externalNumber,
        Total = Total(order.TotalAmountIncludingTax, order.CurrencyCode),
    };

    private static ErpOrder Map(List<SalesInvoice> invoices, string externalNumber)
    {
        var first = invoices[0];
        return new ErpOrder
        {
            Id = (first.OrderId ?? first.Id).ToString("D"),
            Number = first.OrderNumber.Length > 0 ? first.OrderNumber : first.Number,
            ExternalNumber = externalNumber,
            IsInvoiced = true,
            Total = invoices.TrueForAll(i => i.CurrencyCode == first.CurrencyCode) ? Total(invoices.Aggregate((decimal?)0, static (sum, i) => sum + i.TotalAmountIncludingTax), first.CurrencyCode) : null,
        };
    }

    /// <summary>Some companies use currency codes of their own making: then the total is not known as money.</summary>
    private static Money? Total(decimal? amount, string currency) =>
        amount is { } known && currency is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? new Money(known, new CurrencyCode(currency)) : null;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
