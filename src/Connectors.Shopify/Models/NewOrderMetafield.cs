namespace Connectors.Shopify.Models;

/// <summary>A metafield that is made with an order: <c>sparklayer.order_import</c> shows it to its buyer.</summary>
public sealed record NewOrderMetafield
{
    /// <summary>Who keeps it.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its name.</summary>
    public required string Key { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its text.</summary>
    public required string Value { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"NewOrderMetafield {Namespace}.{Key}";
}
