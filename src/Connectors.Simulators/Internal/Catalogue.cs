namespace Connectors.Simulators.Internal;

/// <summary>What the seller sells: a home-improvement range, each item sold singly and some also by the case, pack or pallet.</summary>
internal static class Catalogue
{
    /// <summary>The ERP's customer behind every shopper of the marketplace, as the sample tables say.</summary>
    public const string CustomerNumber = "C-BQ-UK";

    /// <summary>A lock of the range that the ERP does not know, in worlds that have it.</summary>
    public const string LockSku = "DEADLOCK-5L";

    private static readonly (string Sku, string Title, decimal Price, string CategoryCode, string Category, decimal Commission, string? Pack, int PerPack, decimal PackPrice)[] Items =
    [
        ("PNT-WHT-MAT-5L", "Brilliant White Matt Emulsion 5L", 22.50m, "1010", "Paint", 12m, "XCS", 4, 86.00m),
        ("PNT-MAG-SLK-25", "Magnolia Silk Emulsion 2.5L", 16.99m, "1010", "Paint", 12m, "XCS", 6, 96.00m),
        ("PNT-EXT-GRY-5L", "Exterior Masonry Paint Slate Grey 5L", 31.00m, "1010", "Paint", 12m, null, 1, 0m),
        ("BRS-SYN-50", "Synthetic Paint Brush 50 mm", 4.25m, "1020", "Decorating Tools", 15m, "XCS", 12, 45.00m),
        ("ROL-SET-9IN", "Paint Roller Set 9 in", 7.99m, "1020", "Decorating Tools", 15m, "XCS", 10, 72.00m),
        ("TAP-MSK-48X50", "Masking Tape 48 mm x 50 m", 3.49m, "1020", "Decorating Tools", 15m, "XCS", 24, 74.40m),
        ("SND-SHT-120", "Sanding Sheets 120 Grit, Pack of 10", 5.20m, "1020", "Decorating Tools", 15m, null, 1, 0m),
        ("SCR-CSK-4X40", "Countersunk Screws 4 x 40 mm, Box of 200", 6.75m, "2010", "Fixings", 13m, "XCS", 12, 75.00m),
        ("PLG-RED-100", "Red Wall Plugs, Tub of 100", 2.99m, "2010", "Fixings", 13m, "XPK", 5, 13.50m),
        ("NAI-BRD-50", "Brad Nails 50 mm, Box of 1000", 8.40m, "2010", "Fixings", 13m, null, 1, 0m),
        ("DRL-18V-KIT", "18 V Cordless Combi Drill Kit", 89.00m, "3010", "Power Tools", 9m, null, 1, 0m),
        ("JIG-650W", "Jigsaw 650 W", 54.50m, "3010", "Power Tools", 9m, null, 1, 0m),
        ("BIT-HSS-19", "HSS Drill Bit Set, 19 Pieces", 14.95m, "3020", "Accessories", 13m, "XCS", 8, 108.00m),
        ("LED-GU10-5W", "LED Bulb GU10 5 W Warm White", 2.75m, "4010", "Lighting", 14m, "XCS", 12, 29.40m),
        ("LED-PNL-60", "LED Ceiling Panel 600 x 600 mm", 38.00m, "4010", "Lighting", 14m, null, 1, 0m),
        ("SOC-2G-WHT", "Double Switched Socket White", 5.95m, "4020", "Electrical", 11m, "XCS", 20, 105.00m),
        ("CBL-25-50M", "Twin and Earth Cable 2.5 mm, 50 m", 47.90m, "4020", "Electrical", 11m, null, 1, 0m),
        ("TAP-KIT-CHR", "Chrome Kitchen Mixer Tap", 64.00m, "5010", "Plumbing", 10m, null, 1, 0m),
        ("VLV-ISO-15", "Isolating Valve 15 mm", 1.95m, "5010", "Plumbing", 10m, "XCS", 25, 42.50m),
        ("SIL-CLR-310", "Clear Sanitary Silicone 310 ml", 5.49m, "5010", "Plumbing", 10m, "XCS", 12, 58.80m),
        ("CMP-MUL-40L", "Multi-Purpose Compost 40 L", 7.50m, "6010", "Garden", 8m, null, 1, 0m),
        ("GLV-GDN-M", "Gardening Gloves Medium", 6.20m, "6010", "Garden", 8m, "XPK", 6, 33.00m),
    ];

    /// <summary>About thirty offers; the last one is sold by the pallet, which the unit table leaves out.</summary>
    public static IReadOnlyList<Offer> Default { get; } = Build();

    /// <summary>Offers that stand for several items of the range; the ERP knows each as one item.</summary>
    public static IReadOnlyList<Offer> Kits { get; } =
    [
        new Offer(220_001, "KIT-ROOM-WHT", "KIT-ROOM-WHT", "Room Painting Kit, Brilliant White", "EA", 1, 34.50m, "1010", "Paint", 12m)
        {
            Parts = [("PNT-WHT-MAT-5L", 1), ("ROL-SET-9IN", 1), ("TAP-MSK-48X50", 2)],
        },
        new Offer(220_002, "KIT-WALL-FIX", "KIT-WALL-FIX", "Wall Fixing Kit", "EA", 1, 9.50m, "2010", "Fixings", 13m) { Parts = [("SCR-CSK-4X40", 1), ("PLG-RED-100", 1)] },
        new Offer(220_003, "KIT-BRUSH-SND", "KIT-BRUSH-SND", "Brush and Sanding Kit", "EA", 1, 16.75m, "1020", "Decorating Tools", 15m) { Parts = [("BRS-SYN-50", 3), ("SND-SHT-120", 1)] },
    ];

    /// <summary>The range of a world.</summary>
    public static IReadOnlyList<Offer> Of(SimulationOptions options)
    {
        var range = WithoutKits(options);
        return [.. range.SkipLast(1), .. Kits, range[^1]];
    }

    private static IReadOnlyList<Offer> WithoutKits(SimulationOptions options) =>
        Dice.For(options.Seed, "business-central.unknown-lock").Chance(options.BusinessCentral.UnknownLock)
            ? [.. Default.SkipLast(1), new Offer(Default[^1].OfferId + 1, LockSku, LockSku, "Mortice Deadlock 5 Lever 64 mm", "EA", 1, 18.50m, "2020", "Door Furniture", 12m), Default[^1]]
            : Default;

    private static List<Offer> Build()
    {
        var offers = new List<Offer>();
        long id = 210_001;
        foreach (var item in Items)
        {
            offers.Add(new Offer(id++, item.Sku, item.Sku, item.Title, "EA", 1, item.Price, item.CategoryCode, item.Category, item.Commission));
            if (item.Pack is { } pack)
            {
                var word = pack == "XCS" ? "Case" : "Pack";
                offers.Add(new Offer(id++, $"{item.Sku}-{pack[1..]}{item.PerPack.Text()}", item.Sku, $"{item.Title}, {word} of {item.PerPack.Text()}", pack,
                    item.PerPack, item.PackPrice, item.CategoryCode, item.Category, item.Commission));
            }
        }

        offers.Add(new Offer(id, "CMP-MUL-40L-PX60", "CMP-MUL-40L", "Multi-Purpose Compost 40 L, Pallet of 60", "XPX", 60, 390.00m, "6010", "Garden", 8m) { UnknownPack = true });
        return offers;
    }
}
