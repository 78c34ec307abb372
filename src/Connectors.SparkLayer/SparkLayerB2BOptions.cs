using Connectors.Http;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>How stock, accounts and prices of others become those of a site.</summary>
public sealed class SparkLayerB2BOptions
{
    /// <summary>The location whose levels are told and read: our id of it (<c>external_id</c>), or the vendor's. Null where the site has only one.</summary>
    public string? StockLocation { get; set; }

    /// <summary>By what customer ids are looked up: <c>platform</c> (their <c>external_id</c>, as orders of the commerce platform name them) or <c>sparklayer</c>. Default <c>platform</c>.</summary>
    public string CustomerLookup { get; set; } = "platform";

    /// <summary>The word for a login that does not work, which is not documented: anything but <c>active</c>. Default <c>inactive</c>.</summary>
    public string InactiveStatus { get; set; } = "inactive";

    /// <summary>How long the site may still be carrying out a request after its answer was lost. Default 3 minutes; at most a day.</summary>
    public TimeSpan StillWorkingFor { get; set; } = TimeSpan.FromMinutes(3);

    internal CustomerKey KeyOf(string customerId) => CustomerLookup == "sparklayer" ? CustomerKey.OfSparkLayer(customerId) : CustomerKey.OfPlatform(customerId);

    internal void Check(OptionsMistakes mistakes)
    {
        if (StockLocation is not null && (string.IsNullOrWhiteSpace(StockLocation) || VendorText.HasControl(StockLocation)))
            mistakes.Add(nameof(StockLocation), "is no id of a location; leave it out where the site has only one");
        if (CustomerLookup is not ("platform" or "sparklayer"))
            mistakes.Add(nameof(CustomerLookup), "must be platform or sparklayer");
        if (string.IsNullOrWhiteSpace(InactiveStatus) || InactiveStatus == CustomerStatus.Active.Value)
            mistakes.Add(nameof(InactiveStatus), "must be the site's word for a login that does not work");
        mistakes.Within(StillWorkingFor, TimeSpan.Zero, TimeSpan.FromDays(1));
    }
}
