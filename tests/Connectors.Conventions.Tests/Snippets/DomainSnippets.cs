using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Conventions.Tests.Snippets;

internal static class DomainSnippets
{
    public static object Convert()
    {
        // snippet: domain tables
        var units = UnitCatalogue.Compile(new UnitTable
        {
            Version = "2026-03-01",
            Rows =
            [
                new UnitRow(new Sku("PAINT-5L"), new UnitCode("EA"), new Ratio(1), IsBase: true),
                new UnitRow(new Sku("PAINT-5L"), new UnitCode("XCS"), new Ratio(12), IsBase: false),
            ],
            Aliases = [new UnitAlias("business-central", "PCS", new UnitCode("EA"))],
        });

        if (!units.IsOk)
            return units.Refusals;   // every wrong cell, at once
        var catalogue = units.Value;
        // end

        // snippet: domain answers
        var pieces = catalogue.ToBase(new Sku("PAINT-5L"), new Quantity(2, new UnitCode("XCS")));   // 24 EA
        var pallet = catalogue.ToBase(new Sku("PAINT-5L"), new Quantity(1, new UnitCode("XPX")));   // refused: unit.unknown, never taken as one
        // end

        return (pieces, pallet);
    }
}
