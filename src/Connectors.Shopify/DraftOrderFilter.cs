using Connectors.Shopify.Internal;

namespace Connectors.Shopify;

/// <summary>Which drafts to list; what is null does not filter. The index behind it lags by seconds, that of tags by much more.</summary>
public sealed record DraftOrderFilter
{
    /// <summary>Changed at or after this instant, UTC; asked for a little earlier (<see cref="ShopifyClientOptions.Overlap"/>).</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Carries this tag.</summary>
    public string? Tag { get; init; }

    /// <summary><c>open</c>, <c>invoice_sent</c> or <c>completed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>More, in the vendor's search syntax, joined with <c>AND</c>; the caller escapes what it holds.</summary>
    public string? Query { get; init; }

    internal string? ToSearch(TimeSpan overlap) => new SearchText().Since("updated_at", UpdatedSince, overlap).Is("tag", Tag).Is("status", Status).And(Query).ToText();
}
