namespace Connectors.Simulators.ShipBob;

/// <summary>A building of the warehouse.</summary>
internal sealed record ShipBobCentre(int Id, string Name, string Abbreviation, string Line1, string? Line2, string City, string County, string PostCode, string Phone, string Email)
{
    public static ShipBobCentre First { get; } = new(31, "Manchester (UK)", "MAN", "4 Dock Way", null, "Manchester", "Greater Manchester", "M17 1TX", "01632 960031", "man@warehouse.example");

    public static ShipBobCentre Second { get; } = new(32, "Hinckley (UK)", "HIN", "11 Logix Road", "Unit 3", "Hinckley", "Leicestershire", "LE10 3BQ", "01632 960032", "hin@warehouse.example");
}
