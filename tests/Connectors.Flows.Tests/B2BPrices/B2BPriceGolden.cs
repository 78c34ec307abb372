using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.B2BPrices;

/// <summary>What price lists keep, with every member filled: what each format looks like stands in golden files.</summary>
internal static class B2BPriceGolden
{
    private static readonly LookFinding Finding = new("list trade SKU A", new Refusal { Reason = ReasonCatalogue.PriceRowRefused, Message = "It is not taken.", Remedy = "Take it.", Facts = [new Fact("SKU", "A")] });

    private static readonly LookFindings Findings = new([Finding], 3);

    private static readonly ListFindings OfList = new("trade", [new FindingGroup([Finding], 2)]);

    private static readonly B2BPriceBreak[] Breaks = [new(1, 9.6m), new(10, 8.75m, "CASE") { IncludesTax = true }];

    private static readonly PriceWord Word = new("trade", new Sku("A"), Breaks, CurrencyCode.Gbp, Given.T0) { IsConfirmed = true };

    private static readonly ToldPrice Told = new("AbCdEfGhIjk") { MayShow = "-", Refused = "no", RefusedAt = Given.T0, Edited = "BbCdEfGhIjk", EditedAt = Given.T0.AddMinutes(1) };

    private static readonly PlannedChunk Chunk = new("trade", ["A"], ["AbCdEfGhIjk"], ["-"]) { OfErp = [new B2BSkuPrices(new Sku("A"), Breaks)] };

    private static readonly B2BPriceListStatus Status = new("trade", B2BPriceListState.Waiting)
    {
        Currency = CurrencyCode.Gbp, AsOf = Given.T0, LookedAt = Given.T0.AddMinutes(1), ToldAt = Given.T0.AddMinutes(2), Wanted = 50_000, Waiting = 1_000, Refused = 2, Held = 3, Edited = 4, Reason = "price.row-refused", Words = "no",
    };

    public static IReadOnlyList<B2BPriceInput> Inputs { get; } =
    [
        new B2BPriceInput.ListsSeen(Given.T0, [Status], Findings),
        new B2BPriceInput.Looked(Status, IsUrgent: true, OfList) { Chunks = [Chunk], Left = 5, Kept = [new KeptPrice("A", Told), new KeptPrice("B", null)], Overtaken = ["TRADE\tA\t0"], Standing = 6, Words = 7, Edits = 8 },
        new B2BPriceInput.Written(3, 1, IsUrgent: true, "trade", [new KeptPrice("A", new ToldPrice("AbCdEfGhIjk"))], OfList) { Taken = 1, Skipped = 2, Failed = "no" },
        new B2BPriceInput.Changed(Word),
        new B2BPriceInput.Confirmed("trade", new Sku("A"), 9.6m),
        new B2BPriceInput.LookWanted(),
    ];

    public static IReadOnlyList<B2BPriceEffect> Effects { get; } = [new B2BPriceEffect.LookAtLists(), new B2BPriceEffect.Look("trade", IsUrgent: true, IsComparing: true), new B2BPriceEffect.Write(3, 1, IsUrgent: true)];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("b2b-price-state", B2BPriceJsonContext.Default.B2BPriceState, static () => State),
        .. Inputs.Select(static i => ($"b2b-price-input-{i.GetType().Name}", (JsonTypeInfo)B2BPriceJsonContext.Default.B2BPriceInput, (Func<object>)(() => i))),
        .. Effects.Select(static e => ($"b2b-price-effect-{e.GetType().Name}", (JsonTypeInfo)B2BPriceJsonContext.Default.B2BPriceEffect, (Func<object>)(() => e))),
        ("b2b-price-list", B2BPriceJsonContext.Default.B2BPriceListStatus, static () => Status),
        ("b2b-price-told", B2BPriceJsonContext.Default.ToldPrice, static () => Told),
        ("b2b-price-word", B2BPriceJsonContext.Default.PriceWord, static () => Word),
        ("b2b-price-plan", B2BPriceJsonContext.Default.PlannedChunk, static () => Chunk),
    ];

    private static B2BPriceState State => new()
    {
        StartedAt = Given.T0,
        LookedAt = Given.T0.AddMinutes(2),
        TruthAt = Given.T0.AddMinutes(1),
        ComparedAt = Given.T0,
        TablesVersion = "list-prices 1",
        ListsAt = Given.T0.AddMinutes(1),
        Batch = 3,
        Round = new PriceRound(Given.T0, "list-prices 1", IsComparing: true, "base"),
        Prepared = new PreparedList(2, 100, 17, 50_000, Status),
        Urgent = new PreparedList(3, 1, 0, 1, Status),
        Doing = new B2BPriceEffect.Write(3, 0, IsUrgent: true),
        Dirty = ["trade"],
        WordLists = ["trade"],
        WrittenAt = Given.T0.AddMinutes(2),
        UntoldSince = Given.T0.AddMinutes(2),
        Confirmed = [new ConfirmedListPrice("trade", new Sku("A"), 9.6m, Given.T0)],
        OfLists = Findings,
        OfPrices = [OfList],
        MoreLists = 2,
    };
}
