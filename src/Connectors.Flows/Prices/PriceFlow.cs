using System.Text.Json;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Prices;

/// <summary>What a host tells and asks the flow that <c>AddPrices</c> adds. Thread-safe.</summary>
public static class PriceFlow
{
    internal const string Name = "prices";
    internal const int Format = 1;

    /// <summary>The case of a marketplace's prices, <c>prices/bq</c>.</summary>
    public static CaseId CaseOf(ConnectionName marketplace) => new(Name, marketplace.Value);

    /// <summary>The input by which a person asks for prices to be looked at now.</summary>
    /// <param name="marketplace">Whose prices.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    public static InboxMessage Look(ConnectionName marketplace, string requestId) => Message(marketplace, $"look {requestId}", new PriceInput.LookWanted());

    /// <summary>
    /// The input by which a person says that a large change is meant, which <c>price.jump</c> holds. It counts for 30 days, and for this price alone.
    /// </summary>
    /// <param name="marketplace">Whose prices.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="price">What the record names to confirm: the discount price where there is one, or else the price.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    public static InboxMessage Confirm(ConnectionName marketplace, OfferId offer, Money price, string requestId) => Message(marketplace, $"confirm {requestId}", new PriceInput.Confirmed(offer, price));

    /// <summary>Its work takes turns with that of others, not with the orders of the same marketplace.</summary>
    internal static string CountedOn(string marketplace) => $"{Name}@{marketplace}";

    private static InboxMessage Message(ConnectionName marketplace, string id, PriceInput input) => new(
        CaseOf(marketplace), CountedOn(marketplace.Value), id, JsonSerializer.Serialize(input, PriceJsonContext.Default.PriceInput), Priority.Price) { Format = Format };
}
