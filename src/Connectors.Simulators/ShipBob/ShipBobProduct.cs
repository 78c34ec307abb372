using Connectors.Simulators.Internal;

namespace Connectors.Simulators.ShipBob;

/// <summary>A product and its stock.</summary>
internal sealed class ShipBobProduct
{
    public required long Id { get; init; }

    public required string Sku { get; init; }

    public required string Name { get; init; }

    public string? Gtin { get; init; }

    public string? Upc { get; init; }

    /// <summary>Whether its pieces are kept by lot and best-before date.</summary>
    public bool HasLots { get; init; }

    public bool HasSerialNumbers { get; init; }

    public bool IsDangerous { get; init; }

    /// <summary>Ounces of one.</summary>
    public int Weight { get; init; } = 16;

    /// <summary>Inches of its carton.</summary>
    public int Length { get; init; } = 20;

    public int Awaiting { get; init; }

    public int InTransfer { get; init; }

    public int InException { get; init; }

    /// <summary>The inventory items behind one of it: itself, or the components of a bundle, or six of a single one.</summary>
    public required IReadOnlyList<(long Id, string Name, int Each)> Items { get; init; }

    /// <summary>Whether one of it is several pieces of stock.</summary>
    public bool IsBundle => Items.Count > 1 || Items[0].Each > 1;

    public ShipBobStock First { get; } = new();

    public ShipBobStock Second { get; } = new();

    public int OnHand => First.OnHand + Second.OnHand;

    public int Committed => First.Committed + Second.Committed;

    public int Fulfillable => OnHand - Committed;

    public ShipBobStock At(ShipBobCentre centre) => centre == ShipBobCentre.Second ? Second : First;

    /// <summary>Sets what lies in both buildings together; what the second has stays there as far as it can.</summary>
    public void Set(int onHand)
    {
        Second.OnHand = Math.Min(Second.OnHand, onHand);
        First.OnHand = onHand - Second.OnHand;
    }

    public static ShipBobProduct Make(SimulationOptions options, int place, string sku, string name)
    {
        var dice = Dice.For(options.Seed, "warehouse-product", sku);
        var id = 700_001L + place;
        var bundle = Dice.For(options.Seed, "shipbob.bundles", sku).Chance(options.ShipBob.Bundles);
        var multipack = !bundle && Dice.For(options.Seed, "shipbob.multipacks", sku).Chance(options.ShipBob.Multipacks);
        var digits = dice.Digits(10);
        return new ShipBobProduct
        {
            Id = id,
            Sku = sku,
            Name = name,
            Gtin = dice.Chance(0.7m) ? "50" + digits + "0" : null,
            Upc = dice.Chance(0.3m) ? "0" + digits + "1" : null,
            HasLots = dice.Chance(0.3m),
            HasSerialNumbers = dice.Chance(0.1m),
            IsDangerous = dice.Chance(0.1m),
            Weight = dice.Between(4, 400),
            Length = dice.Between(12, 30),
            Awaiting = dice.Chance(0.3m) ? dice.Between(1, 500) : 0,
            InTransfer = dice.Chance(0.2m) ? dice.Between(1, 50) : 0,
            InException = dice.Chance(0.1m) ? dice.Between(1, 10) : 0,
            Items = bundle ? [(id + 100_000, $"{name}, main part", 1), (id + 200_000, $"{name}, fixing set", 2)]
                : multipack ? [(id + 100_000, $"{name}, single", 6)]
                : [(id, name, 1)],
        };
    }
}
