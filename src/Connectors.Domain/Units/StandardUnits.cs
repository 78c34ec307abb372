using System.Collections.Frozen;
using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>
/// The UN/ECE codes that a merchant meets, and the words that some systems have for them: something to start a unit table from.
/// A code says nothing of how many base units are in it.
/// </summary>
public static class StandardUnits
{
    /// <summary>Units of measure of Recommendation 20 and packagings of Recommendation 21, by code.</summary>
    /// <remarks>Packaging words such as <c>CS</c>, <c>PK</c> and <c>BX</c> were struck out of Recommendation 20 and are not in here: some mean something else in Recommendation 21.</remarks>
    public static FrozenDictionary<UnitCode, StandardUnit> All { get; } = new[]
    {
        Measure("EA", "each"), Measure("C62", "one"), Measure("H87", "piece"), Measure("PR", "pair"), Measure("SET", "set"),
        Measure("DZN", "dozen"), Measure("CEN", "hundred"), Measure("MIL", "thousand"), Measure("NMP", "number of packs"), Measure("RM", "ream"),
        Measure("GRM", "gram"), Measure("KGM", "kilogram"), Measure("TNE", "tonne"), Measure("MLT", "millilitre"), Measure("LTR", "litre"),
        Measure("MMT", "millimetre"), Measure("CMT", "centimetre"), Measure("MTR", "metre"), Measure("LM", "linear metre"),
        Measure("INH", "inch"), Measure("FOT", "foot"), Measure("MTK", "square metre"), Measure("MTQ", "cubic metre"),
        Packaging("XBG", "bag"), Packaging("XBX", "box"), Packaging("XCR", "crate"), Packaging("XCS", "case"), Packaging("XCT", "carton"),
        Packaging("XPA", "packet"), Packaging("XPC", "parcel"), Packaging("XPK", "package"), Packaging("XPX", "pallet"),
        Packaging("XRO", "roll"), Packaging("XTU", "tube"),
    }.ToFrozenDictionary(static u => u.Code);

    /// <summary>ShipBob's four unit codes. They are those of retail EDI, where <c>PL</c> is a pallet and <c>CS</c> a case.</summary>
    /// <param name="system">Name of the system the words belong to.</param>
    public static IReadOnlyList<UnitAlias> ShipBob(string system = "shipbob") =>
        [Alias(system, "EA", "EA"), Alias(system, "INP", "XPK"), Alias(system, "CS", "XCS"), Alias(system, "PL", "XPX")];

    /// <summary>Units as a new Business Central company names them. They are free text there, so compare with the company's own list of units.</summary>
    /// <param name="system">Name of the system the words belong to.</param>
    public static IReadOnlyList<UnitAlias> BusinessCentral(string system = "business-central") =>
    [
        Alias(system, "PCS", "EA"), Alias(system, "SET", "SET"), Alias(system, "BOX", "XBX"), Alias(system, "PACK", "XPK"), Alias(system, "PALLET", "XPX"),
        Alias(system, "GR", "GRM"), Alias(system, "KG", "KGM"), Alias(system, "L", "LTR"),
    ];

    private static StandardUnit Measure(string code, string name) => new(new UnitCode(code), name, 20);

    private static StandardUnit Packaging(string code, string name) => new(new UnitCode(code), name, 21);

    private static UnitAlias Alias(string system, string text, string unit) => new(system, text, new UnitCode(unit));
}
