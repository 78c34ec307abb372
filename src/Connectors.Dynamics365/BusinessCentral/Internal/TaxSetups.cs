using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What a row of the VAT set-up puts on a document. Pure.</summary>
internal static class TaxSetups
{
    /// <summary>How it is computed, in the service's own plain word.</summary>
    public static string Calculation(TaxSetup setup) => ODataEnumText.Decode(setup.CalculationType);

    /// <summary>What it adds to a price in percent; null where it is no percentage of the price. The buyer of reverse charge declares the tax, so that the document bears none.</summary>
    public static decimal? RateOf(TaxSetup setup) => Calculation(setup) switch { "Normal VAT" => setup.Percentage, "Reverse Charge VAT" => 0m, _ => null };
}
