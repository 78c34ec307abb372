using Connectors.Shopify.Models;

namespace Connectors.Shopify.Internal;

/// <summary>How an order of another channel is known in the store that sends it. Each mark may be lost or edited there, so that one of them is enough; what tells which order it is, is its source identifier.</summary>
internal static class StoredOrder
{
    /// <summary>The mark of business customers' orders, which these never are.</summary>
    public const string BusinessTag = "b2b";

    /// <summary>What made it; nobody can edit it there.</summary>
    public const string SourceName = "connectors";

    public const string Tag = "marketplace-order";

    /// <summary>The note attribute with our reference.</summary>
    public const string ReferenceAttribute = "connectorsReference";

    /// <summary>The attribute of a line with the id that it has where it was bought.</summary>
    public const string LineAttribute = "_connectorsLine";

    /// <summary>Whether another channel's order was put into the store, whatever else it carries.</summary>
    public static bool Is(Order order) => order.SourceName == SourceName
        || order.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase)
        || order.CustomAttributes.Any(static a => a.Key == ReferenceAttribute);
}
