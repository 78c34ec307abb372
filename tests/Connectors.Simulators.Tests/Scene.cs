using System.Text.Json.Nodes;

namespace Connectors.Simulators.Tests;

/// <summary>One world: what is done in it, and the finding that it has twenty days on.</summary>
internal sealed record Scene(string Code, Func<Play, Task> Live, SimulationOptions? Options = null, LedgerClaims? Claims = null)
{
    public const long Paint = 210_001;
    public const long PaintCase = 210_002;
    public const long Magnolia = 210_003;
    public const long RoomKit = 220_001;

    public static readonly SimulationOptions Day = new()
    {
        BackOfficeDelay = TimeSpan.FromHours(3),
        Orders = 0, CallLimits = CallLimitMode.Off, PartialDispatchShare = 0m, TrackingCorrectionShare = 0m, UnmappedCarrierShare = 0m, LateAddressShare = 0m,
        PaymentRefusalShare = 0m, CustomerCancellationShare = 0m, ShortestDispatchDelay = TimeSpan.FromHours(3),
    };

    public async Task<LedgerReport> LiveAsync()
    {
        await using var world = await TestWorld.StartAsync(Options ?? Day);
        await Live(new Play(world));
        world.Clock.Advance(TimeSpan.FromDays(20));
        return await world.World.CheckAsync(Claims ?? new LedgerClaims());
    }

    public static PlannedOrder Order(int quantity = 3, long offer = Paint) => new() { Lines = [new PlannedLine(offer, quantity)] };

    public static PlannedOrder TwoLines() => new() { Lines = [new PlannedLine(Paint, 2), new PlannedLine(Magnolia, 1)] };

    public static JsonArray Lines(JsonObject sales) => (JsonArray)sales["salesOrderLines"]!;

    public static JsonObject Line(JsonObject sales) => (JsonObject)Lines(sales)[0]!;

    public static JsonObject To(JsonObject asked) => (JsonObject)asked["recipient"]!["address"]!;

    public static void Address(JsonObject sales, string prefix) => Assert.NotNull(sales[prefix + "City"]);

    public static void KeepFirst(JsonArray list)
    {
        for (var i = list.Count - 1; i > 0; i--)
            list.RemoveAt(i);
    }

    public static void Part(JsonObject asked, int quantity, int part)
    {
        asked["reference_id"] = $"{asked["reference_id"]!.GetValue<string>()}/{part}";
        asked["products"]![0]!["quantity"] = quantity;
    }
}
