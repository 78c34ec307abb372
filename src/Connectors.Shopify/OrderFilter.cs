using Connectors.Shopify.Internal;

namespace Connectors.Shopify;

/// <summary>Which orders to list; what is null does not filter. The index behind it lags by seconds, that of tags by much more: ask by when orders changed, and look at tags afterwards.</summary>
public sealed record OrderFilter
{
    /// <summary>Changed at or after this instant, UTC; asked for a little earlier (<see cref="ShopifyClientOptions.Overlap"/>).</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Carries this tag.</summary>
    public string? Tag { get; init; }

    /// <summary><c>open</c>, <c>closed</c>, <c>cancelled</c> or <c>not_closed</c>; null for all, which is right for whoever follows changes.</summary>
    public string? Status { get; init; }

    /// <summary><c>pending</c>, <c>paid</c> …</summary>
    public string? FinancialStatus { get; init; }

    /// <summary><c>unfulfilled</c>, <c>partial</c>, <c>fulfilled</c>, <c>on_hold</c> …: words of the search, not of <see cref="Models.OrderFulfillmentStatus"/>.</summary>
    public string? FulfillmentStatus { get; init; }

    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>Its id in the system that made it.</summary>
    public string? SourceIdentifier { get; init; }

    /// <summary>The buyer's PO number.</summary>
    public string? PoNumber { get; init; }

    /// <summary>More, in the vendor's search syntax, joined with <c>AND</c>; the caller escapes what it holds.</summary>
    public string? Query { get; init; }

    internal string? ToSearch(TimeSpan overlap) => new SearchText()
        .Since("updated_at", UpdatedSince, overlap).Is("tag", Tag).Is("status", Status).Is("financial_status", FinancialStatus).Is("fulfillment_status", FulfillmentStatus)
        .Is("name", Name).Is("source_identifier", SourceIdentifier).Is("po_number", PoNumber).And(Query).ToText();
}
