using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// The purchases of a store without a commerce platform of its own (custom, Ignite) behind the neutral port. A purchase keeps its id from the first draft to the order: <see cref="KeyOf"/>. What is told is read, merged and
/// written, and sent once: a repeat would wipe what people wrote meanwhile. What somebody writes between the reading and the writing of one call is lost, because the vendor compares nothing. Thread-safe.
/// </summary>
/// <param name="connection">The connection this is.</param>
/// <param name="client">The client of the site.</param>
/// <param name="options">How purchases are read, and what of them is written.</param>
/// <remarks>Only where purchases are the store's orders: on a commerce platform with an integration of the vendor's the platform is told, and nothing here.</remarks>
public sealed class SparkLayerStorefrontOrders(ConnectionName connection, SparkLayerClient client, SparkLayerStorefrontOptions options) : IStorefrontOrders
{
    private const string Unconfirmed = "order_unconfirmed";

    /// <summary>Rows of a page that the next one shows again: a purchase that is deleted meanwhile moves the others up.</summary>
    private const int PageOverlap = 5;

    private readonly PurchaseMapping _mapping = new(connection, options);

    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <summary>Orders leave in any number of packages, drafts are confirmed, and what is called off or paid is written where the options let it be. Nobody is written to.</summary>
    public StorefrontCapabilities Capabilities { get; } = new()
    {
        SeveralDispatches = true, Drafts = true, CompletesDrafts = true, Cancels = options.CancelledType is { Length: > 0 }, RecordsPayments = options.RecordsPayments, StillWorkingFor = options.StillWorkingFor,
    };

    /// <summary>The key of a purchase: the vendor's id, in 25 characters where it is a UUID.</summary>
    /// <param name="connection">The connection of the store.</param>
    /// <param name="purchaseId">The vendor's id, which is that of the cart.</param>
    public static OrderKey KeyOf(ConnectionName connection, string purchaseId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purchaseId);
        return new OrderKey(connection, PurchaseIds.ToKey(purchaseId));
    }

    /// <summary>The vendor's id of the purchase that a key names.</summary>
    /// <param name="order">The key.</param>
    public static string PurchaseIdOf(OrderKey order) => PurchaseIds.FromKey(order.OrderId ?? string.Empty);

    /// <summary>
    /// A page of changed orders, and of purchases whose type is not known (<c>GET api/v1/purchases</c> by <c>dates[last_updated]</c>; the purchase, its transactions and its customer for each). What changes while the list
    /// is read stands in it again. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <exception cref="PortException">A call failed.</exception>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    public Task<ItemPage<StorefrontOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
        ChangesAsync(since, continuation, static kind => kind is StorefrontOrderKind.Order or StorefrontOrderKind.Unknown, cancellationToken);

    /// <summary>A page of changed purchases that are no orders yet: unconfirmed ones, those that wait for approval, and quotes. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">A call failed.</exception>
    /// <exception cref="ArgumentException">The continuation is none of this list's.</exception>
    public Task<ItemPage<StorefrontOrder>> GetDraftChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
        ChangesAsync(since, continuation, static kind => kind is StorefrontOrderKind.Draft or StorefrontOrderKind.Quote, cancellationToken);

    /// <summary>Each purchase by its id, with its transactions and its customer. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">A call failed.</exception>
    public async Task<ItemList<StorefrontOrder>> GetOrdersAsync(IReadOnlyCollection<OrderKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var (orders, unreadable, customers) = (new List<StorefrontOrder>(keys.Count), new List<UnreadableItem>(), new Dictionary<string, Customer?>(StringComparer.Ordinal));
        foreach (var key in keys)
            await AddAsync(orders, unreadable, key, customers, cancellationToken).ConfigureAwait(false);
        return new ItemList<StorefrontOrder>(orders, unreadable);
    }

    /// <summary>
    /// Confirms a purchase that was completed in the store and is not confirmed yet (<c>purchases.get</c>, then <c>purchases.put</c> with the type of an order); nothing is paid by that. <see cref="RetrySafety.Create"/>;
    /// look-up: <see cref="FindCompletedDraftAsync"/>.
    /// </summary>
    /// <returns>The order, which has the key of the draft.</returns>
    /// <exception cref="PortException">
    /// The call failed; or, before anything was written, the purchase is an order already, or one that people must approve or accept: that is done in the store (<see cref="FailureKind.Rejected"/>).
    /// </exception>
    public async Task<OrderKey> CompleteDraftAsync(OrderKey draft, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var operation = SparkLayerOperations.PutPurchase;
        await WriteAsync(draft, permit, operation, document => document.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && string.Equals(type.GetString(), Unconfirmed, StringComparison.OrdinalIgnoreCase)
            ? Edit.Of("type", PurchaseType.Order.Value)
            : Edit.Refused("it is none that waits to be confirmed: an order is one already, and approvals and quotes are people's in the store."), cancellationToken).ConfigureAwait(false);
        return draft;
    }

    /// <summary>Whether the purchase is an order (<c>purchases.get</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public Task<LookupResult<StorefrontOrder>> FindCompletedDraftAsync(OrderKey draft, CancellationToken cancellationToken = default) => FindAsync(draft, order => order.Kind switch
    {
        StorefrontOrderKind.Order => new LookupResult<StorefrontOrder>.Found(order with { CompletedAs = draft }),
        StorefrontOrderKind.Unknown => new LookupResult<StorefrontOrder>.CannotTell($"The store shows it as '{order.StateText}', which is not known."),
        _ => new LookupResult<StorefrontOrder>.Absent(),
    }, cancellationToken);

    /// <summary>
    /// Puts the goods into a package that has left, with its parcels (<c>purchases.get</c>, then <c>purchases.put</c>); what stays keeps the rest of each line's amounts. <see cref="RetrySafety.Create"/>; look-up:
    /// <see cref="FindDispatchAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; or, before anything was written, goods are held in the store, have left or were never ordered, stand in several packages, or are no whole numbers (<see cref="FailureKind.Rejected"/>).
    /// </exception>
    public async Task<string> TellDispatchAsync(StorefrontDispatch dispatch, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var operation = SparkLayerOperations.PutPurchase;
        CheckLines(dispatch, operation);
        var stored = await WriteAsync(dispatch.Order, permit, operation, document => EditOf().Send(document, dispatch), cancellationToken).ConfigureAwait(false);
        stored ??= await client.Purchases.GetPurchaseAsync(KeyTo(dispatch.Order, operation), cancellationToken).ConfigureAwait(false);
        return Find(stored, dispatch) is LookupResult<StorefrontFulfilment>.Found(var shown)
            ? shown.Id
            : throw ConnectorException.For(operation, FailureKind.OutcomeUnknown, "the purchase was written, and does not show the package as it was told");
    }

    /// <summary>The package with the same goods and tracking numbers (<c>purchases.get</c>); one of the two alone is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed, or the dispatch is none that could be told.</exception>
    public async Task<LookupResult<string>> FindDispatchAsync(StorefrontDispatch dispatch, CancellationToken cancellationToken = default)
    {
        var operation = SparkLayerOperations.GetPurchase;
        CheckLines(dispatch, operation);
        return Find(await client.Purchases.GetPurchaseAsync(KeyTo(dispatch.Order, operation), cancellationToken).ConfigureAwait(false), dispatch) switch
        {
            LookupResult<StorefrontFulfilment>.Found(var shown) => new LookupResult<string>.Found(shown.Id),
            LookupResult<StorefrontFulfilment>.CannotTell(var reason) => new LookupResult<string>.CannotTell(reason),
            _ => new LookupResult<string>.Absent(),
        };
    }

    /// <summary>Sets carrier and tracking of a package, unless it reads so already (<c>purchases.get</c>, then <c>purchases.put</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <exception cref="PortException">The call failed, or the purchase has no such package.</exception>
    public Task CorrectTrackingAsync(string fulfilmentId, StorefrontDispatch dispatch, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        return WriteAsync(dispatch.Order, permit, SparkLayerOperations.PutPurchase, document => EditOf().Correct(document, fulfilmentId, dispatch), cancellationToken);
    }

    /// <summary>
    /// Calls off every package of a purchase of which nothing has left; the note stands in its metadata (<c>purchases.get</c>, then <c>purchases.put</c>). What is called off already is left alone.
    /// <see cref="RetrySafety.Act"/>; look-up: <see cref="FindCancellationAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; something has left, or where it stands is not known (<see cref="FailureKind.Rejected"/>); the options let nobody but people call off, or the customer was to be written to, which the vendor has no
    /// documented way for (<see cref="FailureKind.NotAvailable"/>).
    /// </exception>
    public async Task CancelAsync(StorefrontCancellation cancellation, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cancellation);
        var operation = SparkLayerOperations.PutPurchase;
        if (options.CancelledType is not { Length: > 0 } type)
            throw ConnectorException.For(operation, FailureKind.NotAvailable, "the options name no type for packages that are called off, so people do it in the store");
        if (cancellation.NotifiesCustomer)
            throw ConnectorException.For(operation, FailureKind.NotAvailable, "there is no documented way to have the store write to the customer");
        await WriteAsync(cancellation.Order, permit, operation, document => EditOf().Cancel(document, type, cancellation.Note), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether all of the purchase is called off (<c>purchases.get</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public Task<LookupResult<StorefrontOrder>> FindCancellationAsync(OrderKey order, CancellationToken cancellationToken = default) =>
        FindAsync(order, static seen => seen.State == StorefrontOrderState.Cancelled ? new LookupResult<StorefrontOrder>.Found(seen) : new LookupResult<StorefrontOrder>.Absent(), cancellationToken);

    /// <summary>
    /// Records what is outstanding as a transaction that counts, under an id of ours (<c>purchases.transactions</c>, then <c>purchases.put-transaction</c>): the same id again is the same payment. It lowers what the
    /// customer owes in the store. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindPaymentAsync"/>.
    /// </summary>
    /// <exception cref="PortException">
    /// The call failed; nothing is outstanding, it is called off, or what it costs is not known (<see cref="FailureKind.Rejected"/>); the options leave payments to another system (<see cref="FailureKind.NotAvailable"/>).
    /// </exception>
    public async Task MarkAsPaidAsync(OrderKey order, SendPermit permit, CancellationToken cancellationToken = default)
    {
        var operation = SparkLayerOperations.PutTransaction;
        if (!options.RecordsPayments)
            throw ConnectorException.For(operation, FailureKind.NotAvailable, "the options leave payments to another system, and one that is recorded twice counts twice");
        var key = KeyTo(order, operation);
        var purchase = await client.Purchases.GetPurchaseAsync(key, cancellationToken).ConfigureAwait(false);
        var payments = await PaymentsAsync(key, cancellationToken).ConfigureAwait(false);
        var seen = _mapping.Map(purchase, payments, null);
        if (seen is not { Kind: StorefrontOrderKind.Order, State: not StorefrontOrderState.Cancelled } || seen.Total == default)
            throw FieldText.Refuse(operation, "it is no order, it is called off, or what it costs is not known.");
        if (seen.Outstanding.Amount <= 0m)
            throw FieldText.Refuse(operation, "nothing of it is outstanding.");
        await client.Under(permit).Purchases.PutTransactionAsync(
            key, new Transaction { PlatformId = PaymentMark.Next(options, order, payments), Total = PurchaseMoney.Of(seen.Outstanding), ApplyToBalance = true }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether nothing of the purchase is outstanding (<c>purchases.get</c>, <c>purchases.transactions</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="PortException">The call failed.</exception>
    public Task<LookupResult<StorefrontOrder>> FindPaymentAsync(OrderKey order, CancellationToken cancellationToken = default) => FindAsync(order, static seen =>
        seen.Total == default ? new LookupResult<StorefrontOrder>.CannotTell("What the order costs is not known.")
        : seen.Outstanding.Amount <= 0m ? new LookupResult<StorefrontOrder>.Found(seen)
        : new LookupResult<StorefrontOrder>.Absent(), cancellationToken);

    private LookupResult<StorefrontFulfilment> Find(Purchase purchase, StorefrontDispatch dispatch) => ShownDispatches.Find(
        _mapping.FulfilmentsOf(purchase).Where(f => !dispatch.OtherFulfilments.Contains(f.Id)),
        static f => f.Lines.Select(static l => (l.LineId.Value, l.Quantity)),
        static f => f.TrackingNumbers.Select(static n => n.Value),
        dispatch.Lines.Select(static l => (l.LineId.Value, l.Quantity)),
        dispatch.TrackingNumbers.Select(static n => n.Value));

    private PackageEdit EditOf() => new(options, _mapping);

    private async Task<ItemPage<StorefrontOrder>> ChangesAsync(DateTimeOffset since, string? continuation, Func<StorefrontOrderKind, bool> isWanted, CancellationToken cancellationToken)
    {
        var place = ListPlace.Of(since, continuation);
        await foreach (var page in client.Purchases.GetPurchasesAsync(new PurchaseFilter { UpdatedFrom = place.Since }, cancellationToken)
            .AsPages(place.Offset, options.OrdersAPage, cancellationToken).ConfigureAwait(false))
        {
            var (orders, unreadable, customers) = (new List<StorefrontOrder>(), new List<UnreadableItem>(), new Dictionary<string, Customer?>(StringComparer.Ordinal));
            foreach (var unread in page.Unreadable)
                unreadable.Add(unread with { Id = unread.Id is { } id ? _mapping.KeyOf(id).OrderId : null });
            foreach (var summary in page.Items)
            {
                if (!_mapping.MayBe(summary.Type, summary.CustomerIdentifiers, isWanted) || summary.Dates?.UpdatedAt < place.Since)
                    continue;
                if (summary.PurchaseIdentifiers?.SparkLayer is { } id && VendorText.IsId(id))
                    await AddAsync(orders, unreadable, _mapping.KeyOf(id), customers, cancellationToken, isWanted).ConfigureAwait(false);
                else
                    unreadable.Add(new UnreadableItem(null, "$[*].purchase_identifiers.sparklayer"));
            }

            return new ItemPage<StorefrontOrder>(orders, place.Next(page.ContinuationToken)) { Unreadable = unreadable, SystemTime = page.SystemTime };
        }

        return new ItemPage<StorefrontOrder>([], null);
    }

    private async Task AddAsync(
        List<StorefrontOrder> orders, List<UnreadableItem> unreadable, OrderKey key, Dictionary<string, Customer?> customers, CancellationToken cancellationToken, Func<StorefrontOrderKind, bool>? isWanted = null)
    {
        try
        {
            if (await ReadAsync(key, customers, cancellationToken).ConfigureAwait(false) is { } order && isWanted?.Invoke(order.Kind) is not false)
                orders.Add(order);
        }
        catch (ConnectorException one) when (one.Kind == FailureKind.Unreadable)
        {
            unreadable.Add(new UnreadableItem(key.OrderId, one.Operation == SparkLayerOperations.GetPurchase.Code ? "$" : $"$ ({one.Operation})"));
        }
    }

    private async Task<StorefrontOrder?> ReadAsync(OrderKey key, Dictionary<string, Customer?> customers, CancellationToken cancellationToken)
    {
        if (PurchaseIdOf(key) is not { } id || !VendorText.IsId(id))
            return null;
        var purchaseKey = PurchaseKey.OfSparkLayer(id);
        try
        {
            var purchase = await client.Purchases.GetPurchaseAsync(purchaseKey, cancellationToken).ConfigureAwait(false);
            if (!_mapping.IsOurs(purchase))
                return null;
            if (PurchaseMapping.IdOf(purchase).Length == 0)
                throw ConnectorException.For(SparkLayerOperations.GetPurchase, FailureKind.Unreadable, "the purchase has no id");
            // Nothing is done with a quote, so that nothing beside it counts.
            if (options.KindOf(purchase.Type.Value) == StorefrontOrderKind.Quote)
                return _mapping.Map(purchase, [], null);
            return _mapping.Map(
                purchase, await PaymentsAsync(purchaseKey, cancellationToken).ConfigureAwait(false), await CustomerAsync(purchase.CustomerIdentifiers?.SparkLayer, customers, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorNotFoundException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Transaction>> PaymentsAsync(PurchaseKey key, CancellationToken cancellationToken)
    {
        var payments = await client.Purchases.GetTransactionsAsync(key, cancellationToken).ConfigureAwait(false);
        return payments.Unreadable.Count == 0
            ? payments
            : throw ConnectorException.For(SparkLayerOperations.ListTransactions, FailureKind.Unreadable, "a payment cannot be read, so that what is paid is not known");
    }

    private async Task<Customer?> CustomerAsync(string? id, Dictionary<string, Customer?> known, CancellationToken cancellationToken)
    {
        if (id is null || !VendorText.IsId(id))
            return null;
        if (!known.TryGetValue(id, out var customer))
            known[id] = customer = await client.Customers.FindCustomerAsync(CustomerKey.OfSparkLayer(id), cancellationToken).ConfigureAwait(false) is LookupResult<Customer>.Found(var found) ? found : null;
        return customer;
    }

    private async Task<LookupResult<StorefrontOrder>> FindAsync(OrderKey key, Func<StorefrontOrder, LookupResult<StorefrontOrder>> judge, CancellationToken cancellationToken)
    {
        KeyTo(key, SparkLayerOperations.GetPurchase);
        return await ReadAsync(key, new Dictionary<string, Customer?>(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false) is { } order
            ? judge(order)
            : new LookupResult<StorefrontOrder>.CannotTell("The store does not show the order any more.");
    }

    /// <summary>Reads the purchase, and writes it back with the edit of that very document.</summary>
    private Task<Purchase?> WriteAsync(OrderKey order, SendPermit permit, Operation operation, Func<JsonElement, Edit> edit, CancellationToken cancellationToken) =>
        client.Under(permit).Purchases.MergeAsync(
            KeyTo(order, operation),
            document =>
            {
                try
                {
                    var made = edit(document);
                    return made.Obstacle is { } why ? throw FieldText.Refuse(operation, why) : made.Change;
                }
                catch (JsonException e)
                {
                    throw ConnectorException.For(SparkLayerOperations.GetPurchase, FailureKind.Unreadable, "the purchase cannot be read, so nothing was written", e);
                }
            },
            RetrySafety.Act,
            cancellationToken);

    private static void CheckLines(StorefrontDispatch dispatch, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        if (dispatch.Lines.Count == 0)
            throw FieldText.Refuse(operation, "a dispatch without lines cannot be told.");
        foreach (var line in dispatch.Lines.Where(static l => l.Quantity != decimal.Truncate(l.Quantity) || l.Quantity is < 1 or > int.MaxValue))
            throw FieldText.Refuse(operation, string.Create(CultureInfo.InvariantCulture, $"{line.Quantity} of line {line.LineId} is no whole number above zero."));
    }

    private PurchaseKey KeyTo(OrderKey order, Operation operation) => order.Connection == connection && VendorText.IsId(PurchaseIdOf(order))
        ? PurchaseKey.OfSparkLayer(PurchaseIdOf(order))
        : throw FieldText.Refuse(operation, "the key names no purchase of this store.");

    /// <summary>Where a list goes on: an offset holds for one instant only, so that goes along.</summary>
    private readonly record struct ListPlace(DateTimeOffset Since, string? Offset)
    {
        public static ListPlace Of(DateTimeOffset since, string? continuation)
        {
            if (continuation is null)
                return new ListPlace(since, null);
            return continuation.Split('|', 2) is [var instant, var offset] && DateTimeOffset.TryParseExact(instant, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var began)
                && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? new ListPlace(began, offset)
                : throw new ArgumentException("The continuation is none of this list's.", nameof(continuation));
        }

        public string? Next(string? offset) =>
            offset is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Since:O}|{long.Parse(offset, NumberStyles.None, CultureInfo.InvariantCulture) - PageOverlap}");
    }
}
