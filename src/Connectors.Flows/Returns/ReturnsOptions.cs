using Connectors.Domain.Deadlines;
using Connectors.Domain.Returns;
using Connectors.Flows.Hosting;

namespace Connectors.Flows.Returns;

/// <summary>The routes and the choices of returns as they stand in configuration; see <see cref="ReturnRoute"/> and <see cref="ReturnsPolicy"/>.</summary>
public sealed class ReturnsOptions
{
    private static readonly ReturnsPolicy Usual = new();

    /// <summary>The way of each marketplace's returns; at least one, each marketplace once.</summary>
    public IList<ReturnRouteOptions> Routes { get; } = [];

    /// <inheritdoc cref="ReturnsPolicy.PollEvery"/>
    public TimeSpan PollEvery { get; set; } = Usual.PollEvery;

    /// <inheritdoc cref="ReturnsPolicy.PollOverlap"/>
    public TimeSpan PollOverlap { get; set; } = Usual.PollOverlap;

    /// <inheritdoc cref="ReturnsPolicy.FirstPollReach"/>
    public TimeSpan FirstPollReach { get; set; } = Usual.FirstPollReach;

    /// <inheritdoc cref="ReturnsPolicy.CheckEvery"/>
    public TimeSpan CheckEvery { get; set; } = Usual.CheckEvery;

    /// <inheritdoc cref="ReturnsPolicy.StatusSystem"/>
    public string StatusSystem { get; set; } = Usual.StatusSystem;

    /// <inheritdoc cref="ReturnsPolicy.Consents"/>
    public bool Consents { get; set; } = Usual.Consents;

    /// <inheritdoc cref="ReturnsPolicy.ConsentWithin"/>
    public TimeSpan ConsentWithin { get; set; } = Usual.ConsentWithin;

    /// <inheritdoc cref="ReturnsPolicy.DraftsEarly"/>
    public bool DraftsEarly { get; set; } = Usual.DraftsEarly;

    /// <inheritdoc cref="ReturnsPolicy.MarketplaceTellsReceipt"/>
    public bool MarketplaceTellsReceipt { get; set; } = Usual.MarketplaceTellsReceipt;

    /// <inheritdoc cref="ReturnsPolicy.WaitsForInspection"/>
    public bool WaitsForInspection { get; set; } = Usual.WaitsForInspection;

    /// <inheritdoc cref="ReturnsPolicy.PostingTellsReceipt"/>
    public bool PostingTellsReceipt { get; set; } = Usual.PostingTellsReceipt;

    /// <inheritdoc cref="ReturnsPolicy.TellsMarketplace"/>
    public bool TellsMarketplace { get; set; } = Usual.TellsMarketplace;

    /// <inheritdoc cref="ReturnPolicy.CreditDamaged"/>
    public bool CreditDamaged { get; set; } = Usual.Goods.CreditDamaged;

    /// <inheritdoc cref="ReturnPolicy.CreditNotCompliant"/>
    public bool CreditNotCompliant { get; set; } = Usual.Goods.CreditNotCompliant;

    /// <inheritdoc cref="ReturnsPolicy.Delivery"/>
    public DeliveryCredit Delivery { get; set; } = Usual.Delivery;

    /// <inheritdoc cref="ReturnsPolicy.QuarantineLocation"/>
    public string? QuarantineLocation { get; set; } = Usual.QuarantineLocation;

    /// <inheritdoc cref="ReturnsPolicy.Posts"/>
    public bool Posts { get; set; } = Usual.Posts;

    /// <inheritdoc cref="ReturnsPolicy.TotalTolerance"/>
    public decimal TotalTolerance { get; set; } = Usual.TotalTolerance;

    /// <inheritdoc cref="ReturnsPolicy.Refund"/>
    public RefundMoment Refund { get; set; } = Usual.Refund;

    /// <inheritdoc cref="ReturnsPolicy.RefundReason"/>
    public string RefundReason { get; set; } = Usual.RefundReason;

    /// <inheritdoc cref="ReturnsPolicy.RefundWithin"/>
    public TimeSpan RefundWithin { get; set; } = Usual.RefundWithin;

    /// <inheritdoc cref="ReturnsPolicy.RefundAgainAfter"/>
    public TimeSpan RefundAgainAfter { get; set; } = Usual.RefundAgainAfter;

    /// <inheritdoc cref="ReturnsPolicy.ErpAgainAfter"/>
    public TimeSpan ErpAgainAfter { get; set; } = Usual.ErpAgainAfter;

    /// <inheritdoc cref="ReturnsPolicy.PostedWithin"/>
    public TimeSpan PostedWithin { get; set; } = Usual.PostedWithin;

    /// <inheritdoc cref="DeadlinePolicy.WarnAt"/>
    public decimal WarnAt { get; set; } = Usual.Deadlines.WarnAt;

    /// <inheritdoc cref="DeadlinePolicy.PageAt"/>
    public decimal PageAt { get; set; } = Usual.Deadlines.PageAt;

    internal ReturnRoute[] GetRoutes() => [.. Routes.Select(static r => new ReturnRoute(new(r.Marketplace), new(r.Erp)))];

    internal ReturnsPolicy GetPolicy() => new()
    {
        PollEvery = PollEvery,
        PollOverlap = PollOverlap,
        FirstPollReach = FirstPollReach,
        CheckEvery = CheckEvery,
        StatusSystem = StatusSystem,
        Consents = Consents,
        ConsentWithin = ConsentWithin,
        DraftsEarly = DraftsEarly,
        MarketplaceTellsReceipt = MarketplaceTellsReceipt,
        WaitsForInspection = WaitsForInspection,
        PostingTellsReceipt = PostingTellsReceipt,
        TellsMarketplace = TellsMarketplace,
        Goods = new ReturnPolicy(CreditDamaged, CreditNotCompliant),
        Delivery = Delivery,
        QuarantineLocation = QuarantineLocation,
        Posts = Posts,
        TotalTolerance = TotalTolerance,
        Refund = Refund,
        RefundReason = RefundReason,
        RefundWithin = RefundWithin,
        RefundAgainAfter = RefundAgainAfter,
        ErpAgainAfter = ErpAgainAfter,
        PostedWithin = PostedWithin,
        Deadlines = new DeadlinePolicy(WarnAt, PageAt),
    };

    internal static IEnumerable<string> FindMistakes(ReturnsOptions options, string path)
    {
        foreach (var mistake in RouteMistakes.Of(options.Routes, path, static r => r.Marketplace, (nameof(ReturnRouteOptions.Erp), static r => r.Erp)))
            yield return mistake;
        if (options.Delivery is not (DeliveryCredit.Never or DeliveryCredit.WhenNothingIsKept or DeliveryCredit.Always))
            yield return $"{path}:{nameof(Delivery)} must be one of {nameof(DeliveryCredit.Never)}, {nameof(DeliveryCredit.WhenNothingIsKept)}, {nameof(DeliveryCredit.Always)}.";
        if (options.Refund is not (RefundMoment.Posted or RefundMoment.Drafted))
            yield return $"{path}:{nameof(Refund)} must be one of {nameof(RefundMoment.Posted)}, {nameof(RefundMoment.Drafted)}.";
        if (string.IsNullOrWhiteSpace(options.RefundReason))
            yield return $"{path}:{nameof(RefundReason)} is missing.";
        if (string.IsNullOrWhiteSpace(options.StatusSystem))
            yield return $"{path}:{nameof(StatusSystem)} is missing.";
        if (options.QuarantineLocation is { } location && string.IsNullOrWhiteSpace(location))
            yield return $"{path}:{nameof(QuarantineLocation)} must be the ERP's id of a location; leave it out where there is none.";
        if (options.TotalTolerance < 0m)
            yield return $"{path}:{nameof(TotalTolerance)} must not be negative.";
        if (options.WarnAt is < 0m or > 1m)
            yield return $"{path}:{nameof(WarnAt)} must be 0 to 1.";
        if (options.PageAt > 1m || options.PageAt < options.WarnAt)
            yield return $"{path}:{nameof(PageAt)} must be {nameof(WarnAt)} to 1.";
        if (options.PollOverlap < TimeSpan.Zero)
            yield return $"{path}:{nameof(PollOverlap)} must not be negative.";
        foreach (var (key, time) in new[]
        {
            (nameof(PollEvery), options.PollEvery),
            (nameof(FirstPollReach), options.FirstPollReach),
            (nameof(CheckEvery), options.CheckEvery),
            (nameof(ConsentWithin), options.ConsentWithin),
            (nameof(RefundWithin), options.RefundWithin),
            (nameof(RefundAgainAfter), options.RefundAgainAfter),
            (nameof(ErpAgainAfter), options.ErpAgainAfter),
            (nameof(PostedWithin), options.PostedWithin),
        })
        {
            if (time <= TimeSpan.Zero)
                yield return $"{path}:{key} must be above zero.";
        }
    }
}
