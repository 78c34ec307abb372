using Connectors.Domain.Deadlines;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Hosting;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>The routes and the choices of an order-to-cash flow as they stand in configuration; see <see cref="OrderRoute"/> and <see cref="OrderPolicy"/>.</summary>
public sealed class MarketplaceOrdersOptions
{
    private static readonly OrderPolicy Usual = new();

    /// <summary>The way of each marketplace's orders; at least one, each marketplace once.</summary>
    public IList<OrderRouteOptions> Routes { get; } = [];

    /// <inheritdoc cref="OrderPolicy.Acceptance"/>
    public AcceptancePolicy Acceptance { get; set; } = Usual.Acceptance;

    /// <inheritdoc cref="OrderPolicy.AcceptanceFallbackAt"/>
    public decimal AcceptanceFallbackAt { get; set; } = Usual.AcceptanceFallbackAt;

    /// <inheritdoc cref="OrderPolicy.StockShort"/>
    public AcceptanceCheck StockShort { get; set; } = Usual.StockShort;

    /// <inheritdoc cref="OrderPolicy.PriceDrop"/>
    public AcceptanceCheck PriceDrop { get; set; } = Usual.PriceDrop;

    /// <inheritdoc cref="OrderPolicy.PriceDropPercent"/>
    public decimal PriceDropPercent { get; set; } = Usual.PriceDropPercent;

    /// <inheritdoc cref="OrderPolicy.WithoutPartialAcceptance"/>
    public PartialRefusal WithoutPartialAcceptance { get; set; } = Usual.WithoutPartialAcceptance;

    /// <inheritdoc cref="OrderPolicy.AcceptanceWindow"/>
    public TimeSpan AcceptanceWindow { get; set; } = Usual.AcceptanceWindow;

    /// <inheritdoc cref="OrderPolicy.AcceptanceInWorkingTime"/>
    public bool AcceptanceInWorkingTime { get; set; } = Usual.AcceptanceInWorkingTime;

    /// <inheritdoc cref="DeadlinePolicy.WarnAt"/>
    public decimal WarnAt { get; set; } = Usual.Deadlines.WarnAt;

    /// <inheritdoc cref="DeadlinePolicy.PageAt"/>
    public decimal PageAt { get; set; } = Usual.Deadlines.PageAt;

    /// <inheritdoc cref="OrderPolicy.PollEvery"/>
    public TimeSpan PollEvery { get; set; } = Usual.PollEvery;

    /// <inheritdoc cref="OrderPolicy.PollOverlap"/>
    public TimeSpan PollOverlap { get; set; } = Usual.PollOverlap;

    /// <inheritdoc cref="OrderPolicy.SweepEvery"/>
    public TimeSpan SweepEvery { get; set; } = Usual.SweepEvery;

    /// <inheritdoc cref="OrderPolicy.LateReach"/>
    public TimeSpan LateReach { get; set; } = Usual.LateReach;

    /// <inheritdoc cref="OrderPolicy.DispatchPollEvery"/>
    public TimeSpan DispatchPollEvery { get; set; } = Usual.DispatchPollEvery;

    /// <inheritdoc cref="OrderPolicy.ErpCheckEvery"/>
    public TimeSpan ErpCheckEvery { get; set; } = Usual.ErpCheckEvery;

    /// <inheritdoc cref="OrderPolicy.Posting"/>
    public DispatchPosting? Posting { get; set; } = Usual.Posting;

    /// <inheritdoc cref="OrderPolicy.WithoutTracking"/>
    public UntrackedDispatch WithoutTracking { get; set; } = Usual.WithoutTracking;

    /// <inheritdoc cref="OrderPolicy.ErpCarrier"/>
    public string? ErpCarrier { get; set; } = Usual.ErpCarrier;

    /// <inheritdoc cref="OrderPolicy.PostedWithin"/>
    public TimeSpan? PostedWithin { get; set; } = Usual.PostedWithin;

    /// <inheritdoc cref="OrderPolicy.Rest"/>
    public RestPolicy Rest { get; set; } = Usual.Rest;

    /// <inheritdoc cref="OrderPolicy.RestAfter"/>
    public TimeSpan RestAfter { get; set; } = Usual.RestAfter;

    /// <inheritdoc cref="OrderPolicy.RestRefundReason"/>
    public string RestRefundReason { get; set; } = Usual.RestRefundReason;

    /// <inheritdoc cref="OrderPolicy.RestCancellationReason"/>
    public string RestCancellationReason { get; set; } = Usual.RestCancellationReason;

    /// <inheritdoc cref="OrderPolicy.Fees"/>
    public FeeBooking Fees { get; set; } = Usual.Fees;

    /// <inheritdoc cref="OrderPolicy.ReferenceEvery"/>
    public TimeSpan ReferenceEvery { get; set; } = Usual.ReferenceEvery;

    /// <inheritdoc cref="OrderPolicy.ReferencesEvery"/>
    public TimeSpan ReferencesEvery { get; set; } = Usual.ReferencesEvery;

    /// <inheritdoc cref="OrderPolicy.FirstPollReach"/>
    public TimeSpan FirstPollReach { get; set; } = Usual.FirstPollReach;

    /// <inheritdoc cref="OrderPolicy.ClockTolerance"/>
    public TimeSpan ClockTolerance { get; set; } = Usual.ClockTolerance;

    /// <inheritdoc cref="OrderPolicy.ErpTotalTolerance"/>
    public decimal ErpTotalTolerance { get; set; } = Usual.ErpTotalTolerance;

    /// <inheritdoc cref="OrderPolicy.RecheckHolds"/>
    public TimeSpan RecheckHolds { get; set; } = Usual.RecheckHolds;

    internal OrderRoute[] GetRoutes() => [.. Routes.Select(static r => new OrderRoute(new(r.Marketplace), new(r.Erp), Named(r.Warehouse)) { Storefront = Named(r.Storefront), Display = Named(r.Display) })];

    /// <summary>What a route is told that names two senders.</summary>
    /// <param name="at">The route's own path.</param>
    internal static string OneSender(string at) =>
        $"{at}:{nameof(OrderRouteOptions.Storefront)} and {at}:{nameof(OrderRouteOptions.Warehouse)} are both set, and an order would be sent twice: leave one of them out.";

    /// <summary>What a route is told that puts its orders into a store and shows them in one too.</summary>
    /// <param name="at">The route's own path.</param>
    internal static string OneForm(string at) =>
        $"{at}:{nameof(OrderRouteOptions.Display)} and {at}:{nameof(OrderRouteOptions.Storefront)} are both set, and the seller would see each order twice: leave one of them out.";

    private static ConnectionName? Named(string? name) => name is null ? null : new ConnectionName(name);

    internal OrderPolicy GetPolicy() => new()
    {
        Acceptance = Acceptance,
        AcceptanceFallbackAt = AcceptanceFallbackAt,
        StockShort = StockShort,
        PriceDrop = PriceDrop,
        PriceDropPercent = PriceDropPercent,
        WithoutPartialAcceptance = WithoutPartialAcceptance,
        AcceptanceWindow = AcceptanceWindow,
        AcceptanceInWorkingTime = AcceptanceInWorkingTime,
        Deadlines = new DeadlinePolicy(WarnAt, PageAt),
        PollEvery = PollEvery,
        PollOverlap = PollOverlap,
        SweepEvery = SweepEvery,
        LateReach = LateReach,
        DispatchPollEvery = DispatchPollEvery,
        ErpCheckEvery = ErpCheckEvery,
        Posting = Posting,
        WithoutTracking = WithoutTracking,
        ErpCarrier = string.IsNullOrWhiteSpace(ErpCarrier) ? null : ErpCarrier,
        PostedWithin = PostedWithin,
        Rest = Rest,
        RestAfter = RestAfter,
        RestRefundReason = RestRefundReason,
        RestCancellationReason = RestCancellationReason,
        Fees = Fees,
        ReferenceEvery = ReferenceEvery,
        ReferencesEvery = ReferencesEvery,
        FirstPollReach = FirstPollReach,
        ClockTolerance = ClockTolerance,
        ErpTotalTolerance = ErpTotalTolerance,
        RecheckHolds = RecheckHolds,
    };

    internal static IEnumerable<string> FindMistakes(MarketplaceOrdersOptions options, string path)
    {
        // A text that is empty is a mistake: somewhere a name is not set, and the goods of every order would wait for people who do not know of it.
        foreach (var mistake in RouteMistakes.Of(options.Routes, path, static r => r.Marketplace, (nameof(OrderRouteOptions.Erp), static r => r.Erp), (nameof(OrderRouteOptions.Warehouse), static r => r.Warehouse), (nameof(OrderRouteOptions.Storefront), static r => r.Storefront), (nameof(OrderRouteOptions.Display), static r => r.Display)))
            yield return mistake;
        foreach (var (index, _) in options.Routes.Index().Where(static r => r.Item is { Warehouse: not null, Storefront: not null }))
            yield return OneSender(FormattableString.Invariant($"{path}:Routes:{index}"));
        foreach (var (index, _) in options.Routes.Index().Where(static r => r.Item is { Display: not null, Storefront: not null }))
            yield return OneForm(FormattableString.Invariant($"{path}:Routes:{index}"));
        if (!Enum.IsDefined(options.Acceptance))
            yield return $"{path}:{nameof(Acceptance)} must be one of {string.Join(", ", Enum.GetNames<AcceptancePolicy>())}.";
        foreach (var (key, check) in new[] { (nameof(StockShort), options.StockShort), (nameof(PriceDrop), options.PriceDrop) })
        {
            if (!Enum.IsDefined(check))
                yield return $"{path}:{key} must be one of {string.Join(", ", Enum.GetNames<AcceptanceCheck>())}.";
            else if (check != AcceptanceCheck.Off && !AcceptanceChecks.MayBeAsked(options.Acceptance))
                yield return $"{path}:{key} has no effect with {nameof(Acceptance)} {options.Acceptance}; it is asked with {nameof(AcceptancePolicy.AfterDurableReceipt)} and {nameof(AcceptancePolicy.AfterErpDraft)}.";
        }

        if (!Enum.IsDefined(options.WithoutTracking))
            yield return $"{path}:{nameof(WithoutTracking)} must be one of {string.Join(", ", Enum.GetNames<UntrackedDispatch>())}.";
        if (options.Posting is { } posting && !Enum.IsDefined(posting))
            yield return $"{path}:{nameof(Posting)} must be one of {string.Join(", ", Enum.GetNames<DispatchPosting>())}.";
        if (!Enum.IsDefined(options.Fees))
            yield return $"{path}:{nameof(Fees)} must be one of {string.Join(", ", Enum.GetNames<FeeBooking>())}.";
        if (!Enum.IsDefined(options.Rest))
            yield return $"{path}:{nameof(Rest)} must be one of {string.Join(", ", Enum.GetNames<RestPolicy>())}.";
        if (options.RestAfter < TimeSpan.Zero)
            yield return $"{path}:{nameof(RestAfter)} must not be negative.";
        foreach (var (key, code) in new[] { (nameof(RestRefundReason), options.RestRefundReason), (nameof(RestCancellationReason), options.RestCancellationReason) })
        {
            if (string.IsNullOrWhiteSpace(code))
                yield return $"{path}:{key} is missing.";
        }

        if (!Enum.IsDefined(options.WithoutPartialAcceptance))
            yield return $"{path}:{nameof(WithoutPartialAcceptance)} must be one of {string.Join(", ", Enum.GetNames<PartialRefusal>())}.";
        if (options.AcceptanceFallbackAt is < 0m or >= 1m)
            yield return $"{path}:{nameof(AcceptanceFallbackAt)} must be from 0 to less than 1.";
        if (options.PriceDropPercent is < 0m or > 100m)
            yield return $"{path}:{nameof(PriceDropPercent)} must be 0 to 100.";
        if (options.WarnAt is < 0m or > 1m)
            yield return $"{path}:{nameof(WarnAt)} must be 0 to 1.";
        if (options.PageAt is < 0m or > 1m || options.PageAt < options.WarnAt)
            yield return $"{path}:{nameof(PageAt)} must be from {nameof(WarnAt)} to 1.";
        if (options.ErpTotalTolerance < 0m)
            yield return $"{path}:{nameof(ErpTotalTolerance)} must not be negative.";
        if (options.PollOverlap < TimeSpan.Zero)
            yield return $"{path}:{nameof(PollOverlap)} must not be negative.";
        foreach (var (key, time) in new[]
        {
            (nameof(AcceptanceWindow), options.AcceptanceWindow),
            (nameof(PollEvery), options.PollEvery),
            (nameof(SweepEvery), options.SweepEvery),
            (nameof(LateReach), options.LateReach),
            (nameof(DispatchPollEvery), options.DispatchPollEvery),
            (nameof(ErpCheckEvery), options.ErpCheckEvery),
            (nameof(ReferenceEvery), options.ReferenceEvery),
            (nameof(ReferencesEvery), options.ReferencesEvery),
            (nameof(FirstPollReach), options.FirstPollReach),
            (nameof(ClockTolerance), options.ClockTolerance),
            (nameof(RecheckHolds), options.RecheckHolds),
        })
        {
            if (time <= TimeSpan.Zero)
                yield return $"{path}:{key} must be above zero.";
        }

        if (options.PostedWithin <= TimeSpan.Zero)
            yield return $"{path}:{nameof(PostedWithin)} must be above zero; leave it out where nobody is to look.";
    }
}
