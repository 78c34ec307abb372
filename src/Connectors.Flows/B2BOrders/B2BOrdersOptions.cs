using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Hosting;

namespace Connectors.Flows.B2BOrders;

/// <summary>The routes and the choices of the flow of business orders as they stand in configuration; see <see cref="B2BRoute"/> and <see cref="B2BPolicy"/>.</summary>
public sealed class B2BOrdersOptions
{
    private static readonly B2BPolicy Usual = new();

    /// <summary>The way of each store's orders; at least one, each store once.</summary>
    public IList<B2BRouteOptions> Routes { get; } = [];

    /// <inheritdoc cref="B2BPolicy.InvoicePayment"/>
    public InvoicePayment InvoicePayment { get; set; } = Usual.InvoicePayment;

    /// <inheritdoc cref="B2BPolicy.InvoiceDwell"/>
    public TimeSpan InvoiceDwell { get; set; } = Usual.InvoiceDwell;

    /// <inheritdoc cref="B2BPolicy.DraftDwell"/>
    public TimeSpan DraftDwell { get; set; } = Usual.DraftDwell;

    /// <inheritdoc cref="B2BPolicy.Drafts"/>
    public DraftCompletion Drafts { get; set; } = Usual.Drafts;

    /// <inheritdoc cref="B2BPolicy.MarksAsPaid"/>
    public bool MarksAsPaid { get; set; } = Usual.MarksAsPaid;

    /// <inheritdoc cref="B2BPolicy.PaidBackEvery"/>
    public TimeSpan PaidBackEvery { get; set; } = Usual.PaidBackEvery;

    /// <inheritdoc cref="B2BPolicy.UnpaidDwell"/>
    public TimeSpan? UnpaidDwell { get; set; } = Usual.UnpaidDwell;

    /// <inheritdoc cref="B2BPolicy.CreditsRefunds"/>
    public bool CreditsRefunds { get; set; } = Usual.CreditsRefunds;

    /// <inheritdoc cref="B2BPolicy.NotRestockedLocation"/>
    public string? NotRestockedLocation { get; set; } = Usual.NotRestockedLocation;

    /// <inheritdoc cref="B2BPolicy.PackSource"/>
    public PackSource PackSource { get; set; } = Usual.PackSource;

    /// <inheritdoc cref="B2BPolicy.PriceSource"/>
    public PriceSource PriceSource { get; set; } = Usual.PriceSource;

    /// <summary>The currency that the ERP keeps credit limits and balances in, for example <c>GBP</c>. Null or empty, the default: the order's own.</summary>
    public string? AccountCurrency { get; set; }

    /// <inheritdoc cref="B2BPolicy.CarrierNames"/>
    public IDictionary<string, string> CarrierNames { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc cref="B2BPolicy.Backorders"/>
    public Backorders Backorders { get; set; } = Usual.Backorders;

    /// <inheritdoc cref="B2BPolicy.BackorderEvery"/>
    public TimeSpan BackorderEvery { get; set; } = Usual.BackorderEvery;

    /// <inheritdoc cref="B2BPolicy.PollEvery"/>
    public TimeSpan PollEvery { get; set; } = Usual.PollEvery;

    /// <inheritdoc cref="B2BPolicy.PollOverlap"/>
    public TimeSpan PollOverlap { get; set; } = Usual.PollOverlap;

    /// <inheritdoc cref="B2BPolicy.SweepEvery"/>
    public TimeSpan SweepEvery { get; set; } = Usual.SweepEvery;

    /// <inheritdoc cref="B2BPolicy.LateReach"/>
    public TimeSpan LateReach { get; set; } = Usual.LateReach;

    /// <inheritdoc cref="B2BPolicy.FirstPollReach"/>
    public TimeSpan FirstPollReach { get; set; } = Usual.FirstPollReach;

    /// <inheritdoc cref="B2BPolicy.DispatchPollEvery"/>
    public TimeSpan DispatchPollEvery { get; set; } = Usual.DispatchPollEvery;

    /// <inheritdoc cref="B2BPolicy.ErpCheckEvery"/>
    public TimeSpan ErpCheckEvery { get; set; } = Usual.ErpCheckEvery;

    /// <inheritdoc cref="B2BPolicy.Posting"/>
    public DispatchPosting Posting { get; set; } = Usual.Posting;

    /// <inheritdoc cref="B2BPolicy.PostedWithin"/>
    public TimeSpan PostedWithin { get; set; } = Usual.PostedWithin;

    /// <inheritdoc cref="B2BPolicy.ErpTotalTolerance"/>
    public decimal ErpTotalTolerance { get; set; } = Usual.ErpTotalTolerance;

    /// <inheritdoc cref="B2BPolicy.RecheckHolds"/>
    public TimeSpan RecheckHolds { get; set; } = Usual.RecheckHolds;

    /// <inheritdoc cref="B2BPolicy.ClockTolerance"/>
    public TimeSpan ClockTolerance { get; set; } = Usual.ClockTolerance;

    internal B2BRoute[] GetRoutes() => [.. Routes.Select(static r => new B2BRoute(new(r.Store), new(r.Erp), new(r.Warehouse)))];

    internal B2BPolicy GetPolicy() => new()
    {
        InvoicePayment = InvoicePayment,
        InvoiceDwell = InvoiceDwell,
        DraftDwell = DraftDwell,
        Drafts = Drafts,
        MarksAsPaid = MarksAsPaid,
        PaidBackEvery = PaidBackEvery,
        UnpaidDwell = UnpaidDwell,
        CreditsRefunds = CreditsRefunds,
        NotRestockedLocation = string.IsNullOrWhiteSpace(NotRestockedLocation) ? null : NotRestockedLocation,
        PackSource = PackSource,
        PriceSource = PriceSource,
        AccountCurrency = CurrencyCode.TryParse(AccountCurrency, out var currency) ? currency : null,
        CarrierNames = new Dictionary<string, string>(CarrierNames, StringComparer.OrdinalIgnoreCase),
        Backorders = Backorders,
        BackorderEvery = BackorderEvery,
        PollEvery = PollEvery,
        PollOverlap = PollOverlap,
        SweepEvery = SweepEvery,
        LateReach = LateReach,
        FirstPollReach = FirstPollReach,
        DispatchPollEvery = DispatchPollEvery,
        ErpCheckEvery = ErpCheckEvery,
        Posting = Posting,
        PostedWithin = PostedWithin,
        ErpTotalTolerance = ErpTotalTolerance,
        RecheckHolds = RecheckHolds,
        ClockTolerance = ClockTolerance,
    };

    internal static IEnumerable<string> FindMistakes(B2BOrdersOptions options, string path)
    {
        foreach (var mistake in RouteMistakes.Of(options.Routes, path, (nameof(B2BRouteOptions.Store), static r => r.Store), (nameof(B2BRouteOptions.Erp), static r => r.Erp), (nameof(B2BRouteOptions.Warehouse), static r => r.Warehouse)))
            yield return mistake;
        if (!Enum.IsDefined(options.InvoicePayment))
            yield return $"{path}:{nameof(InvoicePayment)} must be one of {string.Join(", ", Enum.GetNames<InvoicePayment>())}.";
        if (!Enum.IsDefined(options.Drafts))
            yield return $"{path}:{nameof(Drafts)} must be one of {string.Join(", ", Enum.GetNames<DraftCompletion>())}.";
        if (options.UnpaidDwell <= TimeSpan.Zero)
            yield return $"{path}:{nameof(UnpaidDwell)} must be above zero, or empty where nobody is to be told.";
        if (!Enum.IsDefined(options.PackSource))
            yield return $"{path}:{nameof(PackSource)} must be one of {string.Join(", ", Enum.GetNames<PackSource>())}.";
        if (!Enum.IsDefined(options.PriceSource))
            yield return $"{path}:{nameof(PriceSource)} must be one of {string.Join(", ", Enum.GetNames<PriceSource>())}.";
        if (!Enum.IsDefined(options.Backorders))
            yield return $"{path}:{nameof(Backorders)} must be one of {string.Join(", ", Enum.GetNames<Backorders>())}.";
        if (!Enum.IsDefined(options.Posting))
            yield return $"{path}:{nameof(Posting)} must be one of {string.Join(", ", Enum.GetNames<DispatchPosting>())}.";
        if (!string.IsNullOrEmpty(options.AccountCurrency) && !CurrencyCode.TryParse(options.AccountCurrency, out _))
            yield return $"{path}:{nameof(AccountCurrency)} must be three letters of ISO 4217, for example GBP.";
        if (options.ErpTotalTolerance < 0)
            yield return $"{path}:{nameof(ErpTotalTolerance)} must not be negative.";
        foreach (var (key, value) in new[]
        {
            (nameof(InvoiceDwell), options.InvoiceDwell), (nameof(DraftDwell), options.DraftDwell), (nameof(PaidBackEvery), options.PaidBackEvery), (nameof(BackorderEvery), options.BackorderEvery), (nameof(PollEvery), options.PollEvery), (nameof(SweepEvery), options.SweepEvery),
            (nameof(LateReach), options.LateReach), (nameof(FirstPollReach), options.FirstPollReach), (nameof(DispatchPollEvery), options.DispatchPollEvery), (nameof(ErpCheckEvery), options.ErpCheckEvery),
            (nameof(PostedWithin), options.PostedWithin), (nameof(RecheckHolds), options.RecheckHolds), (nameof(ClockTolerance), options.ClockTolerance),
        })
        {
            if (value <= TimeSpan.Zero)
                yield return $"{path}:{key} must be above zero.";
        }

        if (options.PollOverlap < TimeSpan.Zero)
            yield return $"{path}:{nameof(PollOverlap)} must not be negative.";
    }
}
