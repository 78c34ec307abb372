using Connectors.Http;

namespace Connectors.Shopify;

/// <summary>How stock and accounts of others become those of a store.</summary>
public sealed class ShopifyB2BOptions
{
    /// <summary>Global id of the location whose stock is told and read, <c>gid://shopify/Location/1</c>; null where the store has only one in use.</summary>
    public string? LocationId { get; set; }

    /// <summary>Whether a customer's group (metafield <c>sparklayer.group</c>) is read too, which costs a call more for each. Default no.</summary>
    public bool ReadsGroups { get; set; }

    internal void Check(OptionsMistakes mistakes)
    {
        const string Beginning = "gid://shopify/Location/";
        if (LocationId is { } location && !(VendorText.IsId(location) && location.StartsWith(Beginning, StringComparison.Ordinal) && location.Length > Beginning.Length))
            mistakes.Add(nameof(LocationId), $"must be the global id of a location, {Beginning}1; leave it out where the store has only one in use");
    }
}
