using Connectors.Http.Json;

namespace Connectors.Shopify.Models;

/// <summary>A metafield to set.</summary>
public sealed record NewMetafield
{
    /// <summary>Global id of what keeps it: <c>gid://shopify/Customer/1</c>.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Who keeps it: <c>sparklayer</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its name.</summary>
    public required string Key { get; init; }

    /// <summary>Its type: <c>json</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its text.</summary>
    public required string Value { get; init; }

    /// <summary>The digest that was read last: it fails when somebody else wrote meanwhile. Null: there must be none yet. Left out: the last writer wins.</summary>
    public Optional<string> CompareDigest { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"NewMetafield {Namespace}.{Key}";
}
