using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.B2BPrices;

/// <summary>What a host tells and asks the flow that <c>AddB2BPrices</c> adds. Thread-safe.</summary>
public static class B2BPricesFlow
{
    internal const string Name = "b2b-prices";
    internal const int Format = 1;

    /// <summary>The case of a store's price lists, <c>b2b-prices/b2b</c>.</summary>
    /// <param name="store">Whose price lists.</param>
    public static CaseId CaseOf(ConnectionName store) => new(Name, store.Value);

    /// <summary>The input by which a person asks for a batch, and for every list to be compared with what the store shows, now.</summary>
    /// <param name="store">Whose price lists.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    public static InboxMessage Look(ConnectionName store, string requestId) => Message(store, $"look {requestId}", new B2BPriceInput.LookWanted());

    /// <summary>
    /// The input by which a source tells in real time what a SKU costs on a list. Of this and the table the newer counts, by the source's own instant; it stays until a newer word, or a table that says of when it is, overtakes it.
    /// </summary>
    /// <param name="store">Whose price list.</param>
    /// <param name="list">What names the list there.</param>
    /// <param name="prices">The complete price of the SKU on it; no prices take it off.</param>
    /// <param name="currency">The currency of all of them.</param>
    /// <param name="asOf">Of when the source says that it is, by the source's own clock. One that is ahead of ours counts as now.</param>
    /// <param name="requestId">Identity of the message: the same one is heard once.</param>
    /// <param name="isConfirmed">Whether a large change is meant.</param>
    /// <exception cref="ArgumentException">Two prices are for the same quantity and unit, a quantity is below 1 or a price below zero, or a name has characters that nobody sees.</exception>
    public static InboxMessage Change(ConnectionName store, string list, B2BSkuPrices prices, CurrencyCode currency, DateTimeOffset asOf, string requestId, bool isConfirmed = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(list);
        ArgumentNullException.ThrowIfNull(prices);
        if (prices.Breaks.DistinctBy(static b => (b.Unit, b.Quantity)).Count() < prices.Breaks.Count)
            throw new ArgumentException("Two prices are for the same quantity and unit.", nameof(prices));
        if (prices.Breaks.Any(static b => b.Quantity < 1 || b.Price < 0m))
            throw new ArgumentException("A quantity is below 1 or a price below zero.", nameof(prices));
        if (list.Any(char.IsControl) || prices.Sku.Value.Any(char.IsControl))
            throw new ArgumentException("The list or the SKU has characters that nobody sees.", nameof(list));
        return Message(store, $"change {requestId}", new B2BPriceInput.Changed(new PriceWord(list, prices.Sku, prices.Breaks, currency, asOf.ToUniversalTime()) { IsConfirmed = isConfirmed }));
    }

    /// <summary>The input by which a person says that a large change is meant, which <c>price.jump</c> holds. It counts for 30 days, and for this price alone.</summary>
    /// <param name="store">Whose price list.</param>
    /// <param name="list">What names the list there.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="price">The price that the record names to confirm.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    public static InboxMessage Confirm(ConnectionName store, string list, Sku sku, decimal price, string requestId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(list);
        return Message(store, $"confirm {requestId}", new B2BPriceInput.Confirmed(list, sku, price));
    }

    /// <summary>The input by which a person says that so many SKUs are meant to go from a list, which <c>price.jump</c> holds. It counts for 30 days, and for this number alone.</summary>
    /// <param name="store">Whose price list.</param>
    /// <param name="list">What names the list there.</param>
    /// <param name="skus">How many, as the record names them to confirm.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    public static InboxMessage ConfirmRemovals(ConnectionName store, string list, int skus, string requestId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(list);
        return Message(store, $"confirm {requestId}", new B2BPriceInput.Confirmed(list, null, skus));
    }

    /// <summary>How every list stands that is kept, or was.</summary>
    /// <param name="cases">Where it is read.</param>
    /// <param name="store">Whose lists.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<IReadOnlyList<B2BPriceListStatus>> GetListsAsync(ICaseQuery cases, ConnectionName store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return [.. (await B2BPriceRows.ReadListsAsync(cases, store.Value, cancellationToken).ConfigureAwait(false)).Values.OrderBy(static l => l.List, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>
    /// How each list stands that a customer buys by, in the order in which the store looks through them: the store is asked which they are. One that no flow keeps is <see cref="B2BPriceListState.Unspecified"/>.
    /// </summary>
    /// <param name="cases">Where it is read.</param>
    /// <param name="store">The store.</param>
    /// <param name="customerId">The store's id of the customer.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Null when the store does not tell, or has no such customer.</returns>
    /// <exception cref="PortException">The store could not be asked.</exception>
    public static async Task<IReadOnlyList<B2BPriceListStatus>?> GetListsOfCustomerAsync(ICaseQuery cases, IB2BPricing store, string customerId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(store);
        if (await store.FindPriceListsOfAsync(customerId, cancellationToken).ConfigureAwait(false) is not { } names)
            return null;
        var known = await B2BPriceRows.ReadListsAsync(cases, store.Connection.Value, cancellationToken).ConfigureAwait(false);
        return [.. names.Select(name => known.GetValueOrDefault(B2BPriceRows.KeyOf(name)) ?? new B2BPriceListStatus(name, B2BPriceListState.Unspecified))];
    }

    /// <summary>The SKUs that the store did not take on a list, each with its reason.</summary>
    /// <param name="cases">Where it is read.</param>
    /// <param name="store">Whose list.</param>
    /// <param name="list">What names the list there.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<B2BRefusedPrice> GetRefusedAsync(ICaseQuery cases, ConnectionName store, string list, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentException.ThrowIfNullOrWhiteSpace(list);
        await foreach (var (sku, told) in B2BPriceRows.ReadToldAsync(cases, store.Value, list, cancellationToken).ConfigureAwait(false))
        {
            if (told is { Refused: { } words, RefusedAt: { } at })
                yield return new B2BRefusedPrice(list, new Sku(sku), words, at);
        }
    }

    /// <summary>Its work takes turns with that of others, not with the orders of the same store.</summary>
    internal static string CountedOn(string store) => $"{Name}@{store}";

    private static InboxMessage Message(ConnectionName store, string id, B2BPriceInput input) => new(
        CaseOf(store), CountedOn(store.Value), id, JsonSerializer.Serialize(input, B2BPriceJsonContext.Default.B2BPriceInput), Priority.Price) { Format = Format };
}
