using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>The merchant's ERP. Every method throws <see cref="PortException"/> when the call fails. What writes sends nothing past its permit.</summary>
public interface IErp
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this ERP installation can do.</summary>
    ErpCapabilities Capabilities { get; }

    /// <summary>
    /// How the ERP writes a unit on its documents, so that what it posted can be counted in the pack that was ordered. Asks nobody, and answers the same for as long as the host runs.
    /// The unit's own code where an ERP has no other.
    /// </summary>
    /// <param name="unit">The unit.</param>
    string UnitText(UnitCode unit) => unit.Value;

    /// <summary>The customer with that number. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<ErpCustomer>> FindCustomerAsync(CustomerNumber number, CancellationToken cancellationToken = default);

    /// <summary>
    /// What <see cref="FindCustomerAsync"/> would answer for each number, in their order, in as few calls as the ERP allows. What does not say otherwise asks for one after the other. <see cref="RetrySafety.Read"/>.
    /// </summary>
    async Task<IReadOnlyList<LookupResult<ErpCustomer>>> FindCustomersAsync(IReadOnlyList<CustomerNumber> numbers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var found = new List<LookupResult<ErpCustomer>>(numbers.Count);
        foreach (var number in numbers)
            found.Add(await FindCustomerAsync(number, cancellationToken).ConfigureAwait(false));
        return found;
    }

    /// <summary>The items that exist among those asked for, and beside them those that could not be read. <see cref="RetrySafety.Read"/>.</summary>
    Task<ItemList<ErpItem>> GetItemsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default);

    /// <summary>
    /// In which units the ERP counts the items that exist among those asked for, and beside them what could not be read; null where the ERP does not tell, which says nothing of how it counts.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="skus">The items.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ItemList<ErpItemUnit>?> FindItemUnitsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default) => Task.FromResult<ItemList<ErpItemUnit>?>(null);

    /// <summary>
    /// What the ERP is set up to put on documents of the customers that exist among those asked for, for each of its tax groups, and beside them what could not be read; null where the ERP does not
    /// tell, which says nothing of how it taxes. A customer and group that are not named have no set-up. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="customers">The customers.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ItemList<ErpTaxRate>?> FindTaxRatesAsync(IReadOnlyCollection<CustomerNumber> customers, CancellationToken cancellationToken = default) => Task.FromResult<ItemList<ErpTaxRate>?>(null);

    /// <summary>
    /// What the ERP would charge the customer for these goods by its own price lists and discounts. A document that has to be made for it is read and taken away again within the call.
    /// <see cref="RetrySafety.Create"/>: what a lost answer left behind, <see cref="RemoveQuoteAsync"/> takes away; once something was made, whatever fails is <see cref="FailureKind.OutcomeUnknown"/>. Where <see cref="ErpCapabilities.Quotes"/> is false it fails.
    /// </summary>
    /// <param name="request">The goods, whose they are to be, and for which order.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ErpQuote> QuoteAsync(ErpQuoteRequest request, SendPermit permit, CancellationToken cancellationToken = default) =>
        throw new PortException("This ERP tells no prices of a customer.") { System = Connection.Value, Operation = "quote", Kind = FailureKind.Rejected };

    /// <summary>Takes away whatever <see cref="QuoteAsync"/> left behind for that order, and nothing else. <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task RemoveQuoteAsync(ErpQuoteRequest request, SendPermit permit, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>The order with that external number, also when it was invoiced since. More than one is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<ErpOrder>> FindOrderAsync(string externalNumber, CancellationToken cancellationToken = default);

    /// <summary>What <see cref="FindOrderAsync"/> would answer for each number, in their order, in as few calls as the ERP allows. <see cref="RetrySafety.Read"/>.</summary>
    Task<IReadOnlyList<LookupResult<ErpOrder>>> FindOrdersAsync(IReadOnlyList<string> externalNumbers, CancellationToken cancellationToken = default);

    /// <summary>
    /// An order that the ERP gave us, as it is now: found by the id it has there, whatever people did to its external number, also when it was invoiced since.
    /// Absent means that it is gone and that nothing became of it. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="known">The order as the ERP gave it.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<LookupResult<ErpOrder>> FindKnownOrderAsync(ErpOrder known, CancellationToken cancellationToken = default);

    /// <summary>
    /// The order that was made of a sales order, compared with it: <see cref="ErpOrder.Differences"/> says what is otherwise, <see cref="ErpOrder.IsIncomplete"/> that its
    /// lines could not be read. What the ERP writes its own way (upper case, rounding to the penny, trimmed texts), and what was not asked for, is no difference; goods and
    /// charges that nobody asked for are. Of an order that was invoiced only the customer is compared. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="order">What was asked for.</param>
    /// <param name="known">The order as the ERP gave it, to find it by its id as <see cref="FindKnownOrderAsync"/> does; null finds it by its external number.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<LookupResult<ErpOrder>> FindCreatedOrderAsync(SalesOrder order, ErpOrder? known = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// What <see cref="FindCreatedOrderAsync"/> answers by external number, and where that is nothing, the order that was made of it no longer ago than that and whose external number a person
    /// has overwritten since: by what else was written on it. Asked after an attempt whose answer was lost, so that it may cost more. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="order">What was asked for.</param>
    /// <param name="within">How long ago it can have been made at most.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<LookupResult<ErpOrder>> FindAttemptedOrderAsync(SalesOrder order, TimeSpan within, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates the order; what the answer tells otherwise than it was asked for is in <see cref="ErpOrder.Differences"/>. <see cref="RetrySafety.Create"/>; look-up: <see cref="FindCreatedOrderAsync"/> before the first attempt,
    /// <see cref="FindAttemptedOrderAsync"/> after one whose answer was lost.
    /// </summary>
    Task<ErpOrder> CreateOrderAsync(SalesOrder order, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes this very order, of which nothing was shipped, and no other of the same number. One that is gone although this call did not remove it fails with
    /// <see cref="FailureKind.NotFound"/>: posted and deleted look alike until the invoice shows.
    /// <see cref="RetrySafety.Act"/>; look-up: <see cref="FindKnownOrderAsync"/> says it is absent.
    /// </summary>
    /// <param name="order">The order as the ERP gave it.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task CancelOrderAsync(ErpOrder order, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Shipments posted or changed since the instant; repeats are normal. Those that cannot be read are told by an exception after the last one that can: a job
    /// takes <see cref="GetShipmentChangesAsync"/>. <see cref="RetrySafety.Read"/>.
    /// </summary>
    IAsyncEnumerable<ErpShipment> GetShipmentsChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of the shipments posted or changed since the instant, and what of it could not be read; repeats are normal. Commit what a page gave together with its
    /// continuation. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="since">From when on; a continuation holds the instant its list began with, and that one counts.</param>
    /// <param name="continuation">Where to go on, from an earlier page; null begins anew.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ItemPage<ErpShipment>> GetShipmentChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default);
}
