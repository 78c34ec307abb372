using Connectors.Http;

namespace Connectors.SparkLayer;

/// <summary>How orders of other channels are shown as purchases.</summary>
public sealed class SparkLayerOrderDisplayOptions
{
    /// <summary>The vendor's id of the customer on whom they are shown: one of the seller's own, which nobody buys with. Needed.</summary>
    public string CustomerId { get; set; } = string.Empty;

    /// <summary>Name of the entry in the metadata that marks a purchase as the copy of an order made elsewhere; readers of the same site must have the same (<see cref="SparkLayerStorefrontOptions.CopyMark"/>). Default <c>copy_of</c>.</summary>
    public string CopyMark { get; set; } = "copy_of";

    /// <summary>Type of a package that is still to leave. Default <c>processing</c>.</summary>
    public string OpenType { get; set; } = "processing";

    /// <summary>Type of a package that has left. Default <c>shipped</c>.</summary>
    public string SentType { get; set; } = "shipped";

    /// <summary>Type of a package that is called off. Default <c>cancelled</c>.</summary>
    public string CancelledType { get; set; } = "cancelled";

    internal void Check(OptionsMistakes mistakes)
    {
        if (!VendorText.IsId(CustomerId))
            mistakes.Add(nameof(CustomerId), "must be the vendor's id of the customer on whom orders of other channels are shown");
        mistakes.Text(CopyMark);
        mistakes.Text(OpenType);
        mistakes.Text(SentType);
        mistakes.Text(CancelledType);
    }
}
