using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Imports;
using Connectors.Flows.Prices;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Prices;

/// <summary>What telling prices keeps, with every member filled: what each format looks like stands in golden files.</summary>
internal static class PriceGolden
{
    private static readonly PriceSet Set = new(CurrencyCode.Gbp, [new SetPrice(null, 22.5m, 19.99m, Given.T0.AddDays(1), Given.T0.AddDays(3)), new SetPrice("BQ_TRADE", 21m)]);

    private static readonly HandedPrices Row = new(new OfferId("O1"), new Sku("SHOP-O1"), Set, [new PriceSet(CurrencyCode.Gbp, [new SetPrice(null, 20m)])]);

    private static readonly LookFindings Findings = new(
        [
            new LookFinding("offer O1", new Refusal
            {
                Reason = ReasonCatalogue.PriceJump, Message = "It is held.", Remedy = "Confirm it.", Facts = [new Fact("offer", "O1")], Table = "prices", TableVersion = "prices-1",
            }),
        ],
        3);

    public static IReadOnlyList<PriceInput> Inputs { get; } =
    [
        new PriceInput.Looked(Given.T0, "prices 1", [Row], 6, [Edited], 1, Findings, LookFindings.None) { Doubtful = [3] },
        new PriceInput.HandedIn(4, "I1", [new RefusedPrices(Row, "no")]) { MayBeTwice = true },
        new PriceInput.ImportSeen("I1", ImportProgress.Complete, [new RefusedPrices(Row, "no")], IsUnclear: true),
        new PriceInput.LateImportSeen("I0", IsOver: true),
        new PriceInput.Confirmed(new OfferId("O1"), new Money(22.5m, CurrencyCode.Gbp)),
        new PriceInput.LookWanted(),
    ];

    public static IReadOnlyList<PriceEffect> Effects { get; } = [new PriceEffect.Look(), new PriceEffect.HandIn(4), new PriceEffect.ReadImport("I1"), new PriceEffect.ReadLateImport("I0")];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("price-state", PriceJsonContext.Default.PriceState, static () => State),
        .. Inputs.Select(static i => ($"price-input-{i.GetType().Name}", (JsonTypeInfo)PriceJsonContext.Default.PriceInput, (Func<object>)(() => i))),
        .. Effects.Select(static e => ($"price-effect-{e.GetType().Name}", (JsonTypeInfo)PriceJsonContext.Default.PriceEffect, (Func<object>)(() => e))),
        ("price-told", PriceJsonContext.Default.ToldPrices, static () => Edited with { Refused = "no" }),
        ("price-import-row", PriceJsonContext.Default.HandedPrices, static () => Row),
    ];

    private static ToldPrices Edited => Row.ToTold(Given.T0, 4) with { Edited = Row.MayShow[0], EditedAt = Given.T0.AddMinutes(5) };

    private static PriceState State => new()
    {
        StartedAt = Given.T0,
        LookedAt = Given.T0.AddMinutes(2),
        TruthAt = Given.T0.AddMinutes(1),
        TablesVersion = "prices 1",
        Batch = 4,
        Left = 6,
        UntoldSince = Given.T0.AddMinutes(2),
        Prepared = new PreparedPrices(4, 1, Given.T0.AddMinutes(2)),
        Import = new RunningImport("I1", 4, 1, Given.T0.AddMinutes(3)) { AskedAt = Given.T0.AddMinutes(4) },
        Late = [new RunningImport("I0", 2, 1, Given.T0)],
        Doubtful = [2],
        DoubtUntil = Given.T0.AddHours(1),
        FailedImports = 1,
        Confirmed = [new ConfirmedPrice(new OfferId("O1"), new Money(22.5m, CurrencyCode.Gbp), Given.T0)],
        OfLook = Findings,
        OfRows = Findings,
    };
}
