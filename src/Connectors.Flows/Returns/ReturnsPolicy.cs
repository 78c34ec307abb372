using Connectors.Domain.Deadlines;
using Connectors.Domain.Returns;

namespace Connectors.Flows.Returns;

/// <summary>The choices a merchant makes for returns. Immutable: a change is a new one.</summary>
public sealed record ReturnsPolicy
{
    /// <summary>Time between two looks for changed returns. Default 15 minutes.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How far a poll reaches back behind what it saw last. Default 10 minutes.</summary>
    public TimeSpan PollOverlap { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How far the very first poll reaches back. Default 30 days.</summary>
    public TimeSpan FirstPollReach { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Time between two looks at the refunds of each open return, and at its draft in the ERP: what people do there shows only to whoever asks. Default 6 h.</summary>
    public TimeSpan CheckEvery { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The vendor whose words for returns the marketplace uses, as the table of return words names it. Default <c>mirakl</c>.</summary>
    public string StatusSystem { get; init; } = StandardReturnStatuses.Mirakl;

    /// <summary>Whether every return that waits for consent is consented to. Default false: a person decides in the portal.</summary>
    public bool Consents { get; init; }

    /// <summary>How long a return may wait for consent before a person must see it. Default 24 h.</summary>
    public TimeSpan ConsentWithin { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether the draft in the ERP is made as soon as goods may come back, so that people see it there; otherwise once they are here. Default true.</summary>
    public bool DraftsEarly { get; init; } = true;

    /// <summary>Whether the marketplace's word that goods were received counts as receipt. Default true; a person's or a warehouse's word always does, and goes before it.</summary>
    public bool MarketplaceTellsReceipt { get; init; } = true;

    /// <summary>Whether the marketplace's word counts only once somebody has told it what was found. Default false.</summary>
    public bool WaitsForInspection { get; init; }

    /// <summary>Whether a person who posts the draft says by it that the goods came as announced. Default false.</summary>
    public bool PostingTellsReceipt { get; init; }

    /// <summary>Whether the marketplace is told of what others said: that the goods came, and that the return is over. Default true.</summary>
    public bool TellsMarketplace { get; init; } = true;

    /// <summary>Which goods are credited besides sellable ones.</summary>
    public ReturnPolicy Goods { get; init; } = new();

    /// <summary>When delivery is given back. Default <see cref="DeliveryCredit.WhenNothingIsKept"/>.</summary>
    public DeliveryCredit Delivery { get; init; } = DeliveryCredit.WhenNothingIsKept;

    /// <summary>The ERP's id of the location for goods that cannot be sold again; null while there is none, and then a return with such goods waits.</summary>
    public string? QuarantineLocation { get; init; }

    /// <summary>Whether the credit note is posted; otherwise people or jobs of the ERP post it. Default true.</summary>
    public bool Posts { get; init; } = true;

    /// <summary>How much the ERP's total may differ from ours, in the order's currency. Default 0.01.</summary>
    public decimal TotalTolerance { get; init; } = 0.01m;

    /// <summary>When the customer is paid back. Default <see cref="RefundMoment.Posted"/>.</summary>
    public RefundMoment Refund { get; init; } = RefundMoment.Posted;

    /// <summary>The marketplace's code of the reason of refunds; must be one of the shop's. Default <c>16</c>.</summary>
    public string RefundReason { get; init; } = "16";

    /// <summary>Within which time after their receipt the money for goods must be back with the customer. Default 14 days, as the law has it.</summary>
    public TimeSpan RefundWithin { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How soon a refund that the marketplace refused, for want of balance for example, is tried again. Default 4 h.</summary>
    public TimeSpan RefundAgainAfter { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How soon something that the ERP refused is tried again, and an invoice that is not there yet looked for. Default 1 h.</summary>
    public TimeSpan ErpAgainAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long after their receipt goods may be without an invoice, or without a posted credit note, before a person must see it. Default 48 h.</summary>
    public TimeSpan PostedWithin { get; init; } = TimeSpan.FromHours(48);

    /// <summary>When people are told that a deadline comes nearer.</summary>
    public DeadlinePolicy Deadlines { get; init; } = new();
}
