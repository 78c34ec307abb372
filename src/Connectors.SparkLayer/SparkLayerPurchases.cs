using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Internal;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>
/// Purchases: what the vendor keeps of orders, quotes and carts for My Account. Writing one makes no order on the commerce platform. Immutable and thread-safe. Methods throw
/// <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class SparkLayerPurchases : SparkLayerOperationGroup
{
    internal SparkLayerPurchases(SparkLayerTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected SparkLayerPurchases()
        : base(null)
    {
    }

    /// <summary>
    /// Purchases without their packages, the newest first unless asked otherwise, page by page (<c>GET api/v1/purchases</c>). <see cref="RetrySafety.Read"/>. Not stable while new
    /// ones arrive: items repeat, and one may slip by. Ask for what changed since an instant with an overlap, and tell them apart by the vendor's id.
    /// </summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<PurchaseSummary> GetPurchasesAsync(PurchaseFilter? filter = null, CancellationToken cancellationToken = default) => new(
        async (offset, size, token) =>
        {
            var from = offset is null ? 0 : long.Parse(offset, NumberStyles.None, CultureInfo.InvariantCulture);
            var most = size ?? Transport.Options.PurchasePageSize;
            var request = Filtered(Transport.Call(SparkLayerOperations.ListPurchases).Query("limit", most).Query("offset", from), filter ?? new()).Expect(most);
            var (page, systemTime) = await Transport.SendForItemsAsync(request, SparkLayerJsonContext.Default.PurchaseSummaries, new ListShape(null, SparkLayerJsonContext.Default.PurchaseSummary), token).ConfigureAwait(false);
            var count = page.Count + page.Unreadable.Count;
            return request.ToPage(page, count < most ? null : (from + count).ToString(CultureInfo.InvariantCulture), page.Unreadable) with { SystemTime = systemTime };
        },
        cancellationToken)
    {
        IdOf = static purchase => purchase.PurchaseIdentifiers?.SparkLayer,
    };

    /// <summary>One purchase in full (<c>GET api/v1/purchases/{lookupBy}/{identifier}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="key">Which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such purchase.</exception>
    public virtual Task<Purchase> GetPurchaseAsync(PurchaseKey key, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Call(SparkLayerOperations.GetPurchase, key), SparkLayerJsonContext.Default.Purchase, cancellationToken);

    /// <summary>Looks for a purchase by one of its numbers: whether a write whose answer was lost has happened. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="key">Which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Purchase>> FindPurchaseAsync(PurchaseKey key, CancellationToken cancellationToken = default)
    {
        try
        {
            return new LookupResult<Purchase>.Found(await GetPurchaseAsync(key, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorNotFoundException)
        {
            return new LookupResult<Purchase>.Absent();
        }
    }

    /// <summary>
    /// Creates a purchase, or replaces it <b>whole</b> (<c>PUT api/v1/purchases/{lookupBy}/{identifier}</c>); what the vendor works out (<c>calculated_…</c>) is not sent.
    /// <see cref="UpdatePurchaseAsync"/> changes some of it. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="key">Which.</param>
    /// <param name="purchase">The whole purchase. Of one that began as a cart it must hold the cart's id, or the customer sees two.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ArgumentException">The purchase has another id than the vendor's that it is addressed by, which cannot be changed. Nothing was sent.</exception>
    /// <exception cref="ConnectorConflictException">It conflicts with another purchase; a repeat does not help.</exception>
    public virtual Task<Purchase?> PutPurchaseAsync(PurchaseKey key, Purchase purchase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(purchase);
        if (key.LookupBy == "sparklayer" && purchase.PurchaseIdentifiers?.SparkLayer is { } id && id != key.Identifier)
            throw new ArgumentException("The vendor's id of a purchase cannot be changed.", nameof(purchase));
        return PutAsync(key, JsonMerge.Without(JsonSerializer.SerializeToElement(purchase, SparkLayerJsonContext.Default.Purchase), IsCalculated), RetrySafety.SafeRepeat, cancellationToken);
    }

    /// <summary>
    /// Changes some of a purchase and nothing else: reads it (<c>GET</c>), and replaces it by itself with the change (<c>PUT</c>), members that this version does not know included.
    /// <see cref="RetrySafety.SafeRepeat"/>. Keep one writer: what another writes between both calls is lost.
    /// </summary>
    /// <param name="key">Which.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What was stored; null when the answer does not tell.</returns>
    /// <exception cref="ArgumentException">The change holds the vendor's id, which cannot be changed.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such purchase; nothing was made.</exception>
    public virtual async Task<Purchase?> UpdatePurchaseAsync(PurchaseKey key, PurchaseChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.PurchaseIdentifiers?.SparkLayer is not null)
            throw new ArgumentException("The vendor's id of a purchase cannot be changed.", nameof(change));
        return await MergeAsync(key, _ => JsonSerializer.SerializeToElement(change, SparkLayerJsonContext.Default.PurchaseChange), RetrySafety.SafeRepeat, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads a purchase, asks what of that very document is to change, and writes it back with all else as it was. What is sent as <see cref="RetrySafety.Act"/> is not sent again by itself: a repeat would wipe what
    /// people wrote meanwhile.
    /// </summary>
    /// <param name="key">Which.</param>
    /// <param name="decide">From the purchase as it is, the members that change; null when nothing is to be written.</param>
    /// <param name="repeat">What may be done when the answer of the write is lost.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What is stored; null when the answer does not tell.</returns>
    internal async Task<Purchase?> MergeAsync(PurchaseKey key, Func<JsonElement, JsonElement?> decide, RetrySafety repeat, CancellationToken cancellationToken)
    {
        var purchase = await Transport.SendAsync(Call(SparkLayerOperations.GetPurchase, key), SparkLayerJsonContext.Default.JsonElement, cancellationToken).ConfigureAwait(false);
        if (purchase.ValueKind != JsonValueKind.Object || !purchase.TryGetProperty("purchase_identifiers", out var identifiers) || identifiers.ValueKind != JsonValueKind.Object)
            throw ConnectorException.For(SparkLayerOperations.GetPurchase, FailureKind.Unreadable, "the answer is no purchase, so nothing was written");
        if (decide(purchase) is not { } change)
            return purchase.Deserialize(SparkLayerJsonContext.Default.Purchase);
        var merged = JsonMerge.Apply(purchase, change, null, static name => name == "purchase_identifiers"
            ? static (writer, there, changed) => JsonMerge.Write(writer, there, changed, static _ => false)
            : null);
        using var whole = JsonDocument.Parse(merged);
        var stable = identifiers.TryGetProperty("sparklayer", out var id) && id.ValueKind == JsonValueKind.String && VendorText.IsId(id.GetString()) ? PurchaseKey.OfSparkLayer(id.GetString()!) : key;
        return await PutAsync(stable, JsonMerge.Without(whole.RootElement, IsCalculated), repeat, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Payments and refunds of a purchase, those that are for information too, and beside them what could not be read
    /// (<c>GET api/v1/purchases/{lookupBy}/{identifier}/transactions</c>). <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="key">Which purchase.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such purchase.</exception>
    public virtual Task<ItemList<Transaction>> GetTransactionsAsync(PurchaseKey key, CancellationToken cancellationToken = default) =>
        Transport.SendForOptionalListAsync(Call(SparkLayerOperations.ListTransactions, key), SparkLayerJsonContext.Default.Transactions, cancellationToken);

    /// <summary>
    /// Records a payment or a refund, or changes it (<c>PUT api/v1/purchases/{lookupBy}/{identifier}/transactions</c>). <see cref="RetrySafety.SafeRepeat"/>, by its id on the
    /// platform. One that counts moves what the customer owes. Do not record it on the commerce platform too.
    /// </summary>
    /// <param name="key">Which purchase.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such purchase.</exception>
    public virtual Task PutTransactionAsync(PurchaseKey key, Transaction transaction, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Call(SparkLayerOperations.PutTransaction, key).Json(transaction, SparkLayerJsonContext.Default.Transaction), cancellationToken);

    /// <summary>
    /// What happened to a purchase, and beside it what could not be read (<c>GET api/v1/purchases/{lookupBy}/{identifier}/history</c>). <see cref="RetrySafety.Read"/>. The path is
    /// inferred: see <see cref="SparkLayerClientOptions.Calls"/>.
    /// </summary>
    /// <param name="key">Which purchase.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such purchase.</exception>
    public virtual Task<ItemList<PurchaseEvent>> GetHistoryAsync(PurchaseKey key, CancellationToken cancellationToken = default) =>
        Transport.SendForOptionalListAsync(Call(SparkLayerOperations.ListHistory, key), SparkLayerJsonContext.Default.PurchaseEvents, cancellationToken);

    private static bool IsCalculated(string name) => name.StartsWith("calculated_", StringComparison.Ordinal);

    private static ConnectorRequest Filtered(ConnectorRequest request, PurchaseFilter filter)
    {
        request.Query("order_by", filter.OrderBy)
            .Query("type", filter.Type?.Value)
            .Query("customer_identifiers[sparklayer]", filter.CustomerId)
            .Query("customer_identifiers[sparklayer_impersonator]", filter.ImpersonatorId)
            .Query("dates[last_updated][gte]", filter.UpdatedFrom)
            .Query("dates[last_updated][lte]", filter.UpdatedTo)
            .Query("dates[placed][gte]", filter.PlacedFrom)
            .Query("dates[placed][lte]", filter.PlacedTo);
        foreach (var (name, value) in filter.More)
            request.Query(name, value);
        return request;
    }

    private ConnectorRequest Call(Operation operation, PurchaseKey key, RetrySafety? repeat = null) =>
        Transport.Call(operation, repeat).Path("lookupBy", key.LookupBy).Path("identifier", key.Identifier);

    private async Task<Purchase?> PutAsync(PurchaseKey key, byte[] purchase, RetrySafety repeat, CancellationToken cancellationToken)
    {
        return (await Transport.SendForOptionalAsync(Call(SparkLayerOperations.PutPurchase, key, repeat).Bytes(purchase), SparkLayerJsonContext.Default.Purchase, cancellationToken).ConfigureAwait(false)).Value;
    }
}
