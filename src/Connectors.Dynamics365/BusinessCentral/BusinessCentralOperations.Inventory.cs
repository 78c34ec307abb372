using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

public static partial class BusinessCentralOperations
{
    /// <summary><c>GET companies({company})/itemVariants</c>.</summary>
    public static Operation ListItemVariants { get; } = Make("itemVariants.list", HttpMethod.Get, "itemVariants", RetrySafety.Read);

    /// <summary><c>GET companies({company})/unitsOfMeasure</c>.</summary>
    public static Operation ListUnitsOfMeasure { get; } = Make("unitsOfMeasure.list", HttpMethod.Get, "unitsOfMeasure", RetrySafety.Read);

    /// <summary><c>GET companies({company})/locations</c>.</summary>
    public static Operation ListLocations { get; } = Make("locations.list", HttpMethod.Get, "locations", RetrySafety.Read);

    /// <summary><c>GET companies({company})/itemLedgerEntries</c>.</summary>
    public static Operation ListItemLedgerEntries { get; } = Make("itemLedgerEntries.list", HttpMethod.Get, "itemLedgerEntries", RetrySafety.Read);

    /// <summary><c>GET companies({company})/items({id})</c>.</summary>
    public static Operation GetItem { get; } = Make("items.get", HttpMethod.Get, "items({id})", RetrySafety.Read);
}
