using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.Returns;

/// <summary>What is known of one return: facts only, conclusions are drawn anew at each look. Holds no personal data.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record ReturnState
{
    /// <summary>The return as the marketplace last showed it; null before that.</summary>
    public MarketplaceReturn? Return { get; init; }

    /// <summary>When it was first heard of, UTC.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>When the marketplace was last asked for it and for its refunds, UTC; null before the first time.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Where it stood when the marketplace last took a step of ours; unspecified before the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ReturnMeaning MovedFrom { get; init; }

    /// <summary>When that was, UTC; null before.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>What came back, by the word of people and warehouses; never null.</summary>
    public IReadOnlyList<GoodsReceipt> Receipts { get => field ?? []; init; }

    /// <summary>What came when the return was over, and was not credited by it, until a person has seen it; never null.</summary>
    public IReadOnlyList<GoodsReceipt> LateReceipts { get => field ?? []; init; }

    /// <summary>Whether somebody said that nothing more will come.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AllCame { get; init; }

    /// <summary>When goods were first known to be here, UTC; null while they are not.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>What the goods were sold with; null while nobody could tell.</summary>
    public ReturnedSale? Sale { get; init; }

    /// <summary>When that was last asked for, UTC; null before the first time.</summary>
    public DateTimeOffset? SaleReadAt { get; init; }

    /// <summary>Whether it could not be told in its turn what it comes to. Then the sale is read anew as time passes, and the turn is asked for once more when it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsStuck { get; init; }

    /// <summary>Number of the last turn that was asked for; 0 before the first.</summary>
    public int Turn { get; init; }

    /// <summary>Whether the turn was asked for and not given back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasAsked { get; init; }

    /// <summary>Whether it is this return's turn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOn { get; init; }

    /// <summary>What other returns of the order take, as this one was told with its last turn before it was posted or paid; null before the first.</summary>
    public IReadOnlyList<BookedReturn>? Others { get; init; }

    /// <summary>What other returns of the order take, and which refunds are theirs, as this one was told with its last turn; never null.</summary>
    public IReadOnlyList<BookedReturn> OthersNow { get => field ?? []; init; }

    /// <summary>What the ERP's document is to hold; null while that cannot be told.</summary>
    public ErpReturn? Asked { get; init; }

    /// <summary>How often <see cref="Asked"/> became another.</summary>
    public int AskedVersion { get; init; }

    /// <summary>What the customer gets back, line by line; never null.</summary>
    public IReadOnlyList<PlannedRefund> Refund { get => field ?? []; init; }

    /// <summary>What the marketplace owes back of its commission, with its tax; null while that cannot be told.</summary>
    public Money? CommissionBack { get; init; }

    /// <summary>The document in the ERP; null while it is not there.</summary>
    public ErpCreditNote? Credit { get; init; }

    /// <summary>When the ERP was last asked for it, UTC; null before the first time.</summary>
    public DateTimeOffset? CreditSeenAt { get; init; }

    /// <summary>When it was first not found where it had been, UTC; null while it was there whenever it was asked for.</summary>
    public DateTimeOffset? CreditMissedAt { get; init; }

    /// <summary>How often a draft of it was gone although nobody here took it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int CreditRemovals { get; init; }

    /// <summary>The version of <see cref="Asked"/> that the draft was brought to; null before.</summary>
    public int? FittedVersion { get; init; }

    /// <summary>The day that it is to be posted on; null before goods are here.</summary>
    public DateOnly? PostingDay { get; init; }

    /// <summary>Whether a person takes the credit note as it stands in the ERP.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTaken { get; init; }

    /// <summary>When the marketplace took the refund, UTC; null before.</summary>
    public DateTimeOffset? RefundSentAt { get; init; }

    /// <summary>When the marketplace's refunds were last looked at in this return's turn, UTC; null before.</summary>
    public DateTimeOffset? RefundsReadAt { get; init; }

    /// <summary>Refunds of the return's lines that are nobody else's, whoever paid them, as they were seen when it was this return's turn; never null.</summary>
    public IReadOnlyList<MarketplaceRefund> Refunds { get => field ?? []; init; }

    /// <summary>Refunds of the return's lines that were seen in passing. Some may be other returns' own: only in its turn does a return know. Never null.</summary>
    public IReadOnlyList<MarketplaceRefund> SeenRefunds { get => field ?? []; init; }

    /// <summary>Refunds older than the return which may be of its pieces or of others, as they were seen when it was to be paid back; never null.</summary>
    public IReadOnlyList<MarketplaceRefund> UnclearRefunds { get => field ?? []; init; }

    /// <summary>Refunds, by id, that a person takes as they are: as of this return, and however much they come to. Never null.</summary>
    public IReadOnlyList<string> TakenRefunds { get => field ?? []; init; }

    /// <summary>Refunds, by id, that a person said to be of something else; never null.</summary>
    public IReadOnlyList<string> OtherRefunds { get => field ?? []; init; }

    /// <summary>Documents of the invoice that a person said to be of something else, by number; never null.</summary>
    public IReadOnlyList<string> OfOthers { get => field ?? []; init; }

    /// <summary>What systems refused, each until it is taken, and an effect once; never null. One place for all would let two refusals make room for each other, and be asked again at once.</summary>
    public IReadOnlyList<RefusedStep> Refused { get => field ?? []; init; }

    /// <summary>The document in the ERP, apart from the rest.</summary>
    [JsonIgnore]
    internal CreditDocument Document => new()
    {
        Asked = Asked, AskedVersion = AskedVersion, Credit = Credit, SeenAt = CreditSeenAt, MissedAt = CreditMissedAt, Removals = CreditRemovals, FittedVersion = FittedVersion, IsTaken = IsTaken, Refused = Refused,
    };

    /// <summary>With what is known of the document by now.</summary>
    internal ReturnState With(CreditDocument document) => this with
    {
        Credit = document.Credit, CreditSeenAt = document.SeenAt, CreditMissedAt = document.MissedAt, CreditRemovals = document.Removals, FittedVersion = document.FittedVersion, Refused = document.Refused,
    };

    /// <summary>What was said of an effect that is refused; null when it is not.</summary>
    internal RefusedStep? RefusalOf(string effect) => Refused.FirstOrDefault(r => r.Effect == effect);

    /// <summary>Whether a person refused the goods.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AreGoodsRefused { get; init; }

    /// <summary>Whether a person settled by hand what could not be told, in the ERP and at the marketplace: nothing is credited or paid here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSettled { get; init; }

    /// <summary>Whether it is over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsClosed { get; init; }
}
