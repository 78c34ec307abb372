namespace Connectors.Simulators.ShipBob;

/// <summary>A building of the warehouse.</summary>
internal sealed record ShipBobCentre(int Id, string Name, string Abbreviation, string Line1, string City, string County, string PostCode, string Phone)
{
    public static ShipBobCentre First { get; } = new(31, "Manchester (UK)", "MAN", "4 Dock Way", "Manchester", "Greater Manchester", "M17 1TX", "01632 960031");

    public static ShipBobCentre Second { get; } = new(32, "Hinckley (UK)", "HIN", "11 Logix Road", "Hinckley", "Leicestershire", "LE10 3BQ", "01632 960032");
}
