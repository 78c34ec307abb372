using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>What is known of one refund of a store: facts only, conclusions are drawn anew at each look. Holds no personal data.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record StoreRefundState
{
    /// <summary>The refund as the store shows it; null before that.</summary>
    public StorefrontRefund? Refund { get; init; }

    /// <summary>Whether the order's prices contain the tax.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PricesIncludeTax { get; init; }

    /// <summary>When it was first heard of, UTC.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>What it is of; null while that is not known, or its invoice is still to come.</summary>
    public RefundedSale? Sale { get; init; }

    /// <summary>When that was last asked for, UTC; null before the first time.</summary>
    public DateTimeOffset? SaleReadAt { get; init; }

    /// <summary>Whether the order is over, and nothing of it was or will be invoiced.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsGone { get; init; }

    /// <summary>Number of the last turn that was asked for; 0 before the first.</summary>
    public int Turn { get; init; }

    /// <summary>Whether the turn was asked for and not given back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasAsked { get; init; }

    /// <summary>Whether it is this refund's turn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOn { get; init; }

    /// <summary>What others of the order take, as this one was told with its last turn; null before the first.</summary>
    public IReadOnlyList<BookedReturn>? Others { get; init; }

    /// <summary>Its document in the ERP.</summary>
    public CreditDocument Document { get; init; } = new();

    /// <summary>The day that it is to be posted on; null before it is to be made.</summary>
    public DateOnly? PostingDay { get; init; }

    /// <summary>Documents of the invoice that a person said to be of something else, by number; never null.</summary>
    public IReadOnlyList<string> OfOthers { get => field ?? []; init; }

    /// <summary>Who said that goods are credited although the store says that they never left; null for nobody.</summary>
    public string? GoodsWord { get; init; }

    /// <summary>Whether a person settled it in the ERP by hand: nothing is credited here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSettled { get; init; }

    /// <summary>Whether it is over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsClosed { get; init; }
}
