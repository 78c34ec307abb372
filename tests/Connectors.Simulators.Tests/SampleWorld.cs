using System.Globalization;

namespace Connectors.Simulators.Tests;

internal static class SampleWorld
{
    /// <summary>The offer whose pack the unit table leaves out: the last of the offer table.</summary>
    public static long UnknownPackOffer(this SimulatedWorld world) =>
        long.Parse(world.Tables.Offers.TrimEnd('\n').Split('\n')[^1].Split(',')[1], CultureInfo.InvariantCulture);
}
