using System.Globalization;
using Connectors.Domain.Fees;
using Connectors.Flows.Hosting;

namespace Connectors.Flows.Settlement;

/// <summary>The routes and the choices of settlements as they stand in configuration; see <see cref="SettlementRoute"/> and <see cref="SettlementPolicy"/>.</summary>
public sealed class SettlementOptions
{
    private static readonly SettlementPolicy Usual = new();

    /// <summary>The way of each marketplace's settlements; at least one, each marketplace once.</summary>
    public IList<SettlementRouteOptions> Routes { get; } = [];

    /// <summary>The instant of <see cref="SettlementPolicy.Since"/> as text, for example <c>2026-12-01T00:00:00Z</c>; UTC where it names no offset. Null for when the marketplace is first asked.</summary>
    public string? Since { get; set; }

    /// <inheritdoc cref="SettlementPolicy.PollEvery"/>
    public TimeSpan PollEvery { get; set; } = Usual.PollEvery;

    /// <inheritdoc cref="SettlementPolicy.Reach"/>
    public TimeSpan Reach { get; set; } = Usual.Reach;

    /// <inheritdoc cref="SettlementPolicy.WaitsForPayout"/>
    public bool WaitsForPayout { get; set; } = Usual.WaitsForPayout;

    /// <inheritdoc cref="SettlementPolicy.Grouping"/>
    public JournalGrouping Grouping { get; set; } = Usual.Grouping;

    /// <inheritdoc cref="SettlementPolicy.MostJournalLines"/>
    public int MostJournalLines { get; set; } = Usual.MostJournalLines;

    /// <inheritdoc cref="SettlementPolicy.Posts"/>
    public bool Posts { get; set; } = Usual.Posts;

    /// <inheritdoc cref="SettlementPolicy.WatchEvery"/>
    public TimeSpan WatchEvery { get; set; } = Usual.WatchEvery;

    /// <inheritdoc cref="SettlementPolicy.PostedWithin"/>
    public TimeSpan? PostedWithin { get; set; } = Usual.PostedWithin;

    /// <inheritdoc cref="SettlementPolicy.ReadAgainEvery"/>
    public TimeSpan ReadAgainEvery { get; set; } = Usual.ReadAgainEvery;

    /// <inheritdoc cref="SettlementPolicy.CheckAgainAfter"/>
    public TimeSpan? CheckAgainAfter { get; set; } = Usual.CheckAgainAfter;

    /// <inheritdoc cref="SettlementPolicy.ChangesEvery"/>
    public TimeSpan? ChangesEvery { get; set; } = Usual.ChangesEvery;

    /// <inheritdoc cref="SettlementPolicy.KeepLinesFor"/>
    public TimeSpan KeepLinesFor { get; set; } = Usual.KeepLinesFor;

    /// <inheritdoc cref="SettlementPolicy.TaxReturnIsByHand"/>
    public bool TaxReturnIsByHand { get; set; } = Usual.TaxReturnIsByHand;

    internal SettlementRoute[] GetRoutes() => [.. Routes.Select(static r => new SettlementRoute(new(r.Marketplace), new(r.Erp)))];

    internal SettlementPolicy GetPolicy() => new()
    {
        Since = TryReadInstant(Since, out var since) ? since : null,
        PollEvery = PollEvery,
        Reach = Reach,
        WaitsForPayout = WaitsForPayout,
        Grouping = Grouping,
        MostJournalLines = MostJournalLines,
        Posts = Posts,
        WatchEvery = WatchEvery,
        PostedWithin = PostedWithin,
        ReadAgainEvery = ReadAgainEvery,
        CheckAgainAfter = CheckAgainAfter,
        ChangesEvery = ChangesEvery,
        KeepLinesFor = KeepLinesFor,
        TaxReturnIsByHand = TaxReturnIsByHand,
    };

    private static bool TryReadInstant(string? text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);

    internal static IEnumerable<string> FindMistakes(SettlementOptions options, string path)
    {
        foreach (var mistake in RouteMistakes.Of(options.Routes, path, static r => r.Marketplace, (nameof(SettlementRouteOptions.Erp), static r => r.Erp)))
            yield return mistake;
        if (options.Since is not null && !TryReadInstant(options.Since, out _))
            yield return $"{path}:{nameof(Since)} must be an instant, for example 2026-12-01T00:00:00Z; leave it out to begin with the first look.";
        if (!Enum.IsDefined(options.Grouping))
            yield return $"{path}:{nameof(Grouping)} must be one of {nameof(JournalGrouping.Account)}, {nameof(JournalGrouping.Order)}, {nameof(JournalGrouping.Line)}.";
        if (options.MostJournalLines < 1)
            yield return $"{path}:{nameof(MostJournalLines)} must be at least 1.";
        foreach (var (key, time) in new (string, TimeSpan?)[]
        {
            (nameof(PollEvery), options.PollEvery),
            (nameof(Reach), options.Reach),
            (nameof(WatchEvery), options.WatchEvery),
            (nameof(PostedWithin), options.PostedWithin),
            (nameof(ReadAgainEvery), options.ReadAgainEvery),
            (nameof(CheckAgainAfter), options.CheckAgainAfter),
            (nameof(ChangesEvery), options.ChangesEvery),
            (nameof(KeepLinesFor), options.KeepLinesFor),
        })
        {
            if (time <= TimeSpan.Zero)
                yield return $"{path}:{key} must be above zero.";
        }
    }
}
