namespace Connectors.Mirakl.Models;

/// <summary>Which orders OR11 lists. What is null or empty does not filter.</summary>
/// <remarks>
/// A filter by state lists a set that changes under the paging when the orders on a page are acted on: read all pages first, then act.
/// There is no filter by commercial id for sellers. Value equality does not look into lists.
/// </remarks>
public sealed record OrderFilter
{
    /// <summary>States to list; never null.</summary>
    public IReadOnlyList<OrderState> OrderStates { get => field ?? []; init; }

    /// <summary>The seller's references (OR04) to list; never null.</summary>
    public IReadOnlyList<string> ReferencesForSeller { get => field ?? []; init; }

    /// <summary>The customer's references to list; never null.</summary>
    public IReadOnlyList<string> ReferencesForCustomer { get => field ?? []; init; }

    /// <summary>Codes of channels to list; never null.</summary>
    public IReadOnlyList<string> ChannelCodes { get => field ?? []; init; }

    /// <summary>True lists only orders without a channel.</summary>
    public bool? OnlyNullChannel { get; init; }

    /// <summary>Codes of fulfilment centres to list; never null.</summary>
    public IReadOnlyList<string> FulfillmentCenterCodes { get => field ?? []; init; }

    /// <summary>Ordered at or after this instant.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Ordered at or before this instant.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Changed at or after this instant. The platform shifts it back a little, so repeats are normal.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Changed at or before this instant. Orders that change again while paging leave the set and move later ones up: leave it out when polling.</summary>
    public DateTimeOffset? UpdatedTo { get; init; }

    /// <summary>Whether the shopper was debited. Do not combine it with creation dates: an order debited late falls through.</summary>
    public bool? CustomerDebited { get; init; }

    /// <summary>When the shopper is debited.</summary>
    public PaymentWorkflow? PaymentWorkflow { get; init; }

    /// <summary>Whether an incident is open.</summary>
    public bool? HasIncident { get; init; }

    /// <summary>Tax mode the amounts are wanted in; null for the platform's default.</summary>
    public OrderTaxMode? OrderTaxMode { get; init; }

    /// <summary>Language of labels, for example <c>en_GB</c>; null for the default.</summary>
    public string? Locale { get; init; }
}
