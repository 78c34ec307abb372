using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Imports;
using Connectors.Flows.Stock;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Stock;

/// <summary>What publishing stock keeps, with every member filled: what each format looks like stands in golden files.</summary>
internal static class StockGolden
{
    private static readonly HandedRow Row = new(new OfferId("O1"), new Sku("SHOP-O1"), 5, 7);

    private static readonly LookFindings Findings = new(
        [
            new LookFinding("SKU SKU-1", new Refusal
            {
                Reason = ReasonCatalogue.StockMissing, Message = "It is not told.", Remedy = "Tell it.", Facts = [new Fact("SKU", "SKU-1")], Table = "units", TableVersion = "units-1",
            }),
        ],
        3);

    public static IReadOnlyList<StockInput> Inputs { get; } =
    [
        new StockInput.Looked(Given.T0, "offers 1", [Row], 1, 6, [3], Findings, LookFindings.None) { ErpCalls = 4, Sold = 2.5m, Position = "4711" },
        new StockInput.HandedIn(4, "I1", [new RefusedRow(Row, "no")]),
        new StockInput.ImportSeen("I1", ImportProgress.Complete, [new RefusedRow(Row, "no")], IsUnclear: true),
        new StockInput.LateImportSeen("I0", IsOver: true),
        new StockInput.ListingsCompared(Given.T0, [Row.ToTold(Given.T0, 0)], 2, Findings),
        new StockInput.LookWanted(),
    ];

    public static IReadOnlyList<StockEffect> Effects { get; } =
        [new StockEffect.Look(), new StockEffect.LookAtMoved(), new StockEffect.HandIn(4), new StockEffect.ReadImport("I1"), new StockEffect.ReadLateImport("I0"), new StockEffect.CompareListings()];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("stock-state", StockJsonContext.Default.StockState, static () => State),
        .. Inputs.Select(static i => ($"stock-input-{i.GetType().Name}", (JsonTypeInfo)StockJsonContext.Default.StockInput, (Func<object>)(() => i))),
        ("stock-input-HandedIn-done", StockJsonContext.Default.StockInput, static () => new StockInput.HandedIn(4, null, [new RefusedRow(Row, "no")]) { IsDone = true }),
        .. Effects.Select(static e => ($"stock-effect-{e.GetType().Name}", (JsonTypeInfo)StockJsonContext.Default.StockEffect, (Func<object>)(() => e))),
        ("stock-told", StockJsonContext.Default.ToldOffer, static () => new RefusedRow(Row, "no").ToTold(Given.T0, 4)),
        ("stock-import-row", StockJsonContext.Default.HandedRow, static () => Row),
        ("stock-reserved", ReservationJsonContext.Default.Reservation, static () => new Reservation(Given.Key(), new OrderLineId("L1"), new Sku("SKU-1"), 2.5m, "bq:1-A", Given.T0) { ErpKnownAt = Given.T0.AddMinutes(1) }),
    ];

    private static StockState State => new()
    {
        StartedAt = Given.T0,
        LookedAt = Given.T0.AddMinutes(2),
        TruthAt = Given.T0.AddMinutes(1),
        MovedAt = Given.T0.AddMinutes(2),
        Position = "4711",
        TablesVersion = "offers 1",
        ErpCalls = 4,
        Pace = new SalesPace(Given.T0, 3.5m, 2m),
        Batch = 4,
        Left = 6,
        UntoldSince = Given.T0.AddMinutes(2),
        Prepared = new PreparedImport(4, 1, 1, Given.T0.AddMinutes(2)),
        Import = new RunningImport("I1", 4, 1, Given.T0.AddMinutes(3)) { AskedAt = Given.T0.AddMinutes(4) },
        Late = [new RunningImport("I0", 2, 1, Given.T0)],
        Doubtful = [2],
        FailedImports = 1,
        ComparedAt = Given.T0,
        CompareAt = Given.T0.AddMinutes(30),
        OfLook = Findings,
        OfRows = Findings,
        OfListings = Findings,
    };
}
