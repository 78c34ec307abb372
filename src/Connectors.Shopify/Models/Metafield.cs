namespace Connectors.Shopify.Models;

/// <summary>A value that an app keeps with a thing.</summary>
public sealed record Metafield
{
    /// <summary>The vendor's global id; null when not selected.</summary>
    public string? Id { get; init; }

    /// <summary>Who keeps it: <c>sparklayer</c>. Empty when not given.</summary>
    public string Namespace { get => field ?? string.Empty; init; }

    /// <summary>Its name. Empty when not given.</summary>
    public string Key { get => field ?? string.Empty; init; }

    /// <summary>Its type: <c>json</c>. Empty when not given.</summary>
    public string Type { get => field ?? string.Empty; init; }

    /// <summary>Its text. Empty when not given.</summary>
    public string Value { get => field ?? string.Empty; init; }

    /// <summary>What to send with the next write, so that it fails when somebody else wrote meanwhile; null when not selected.</summary>
    public string? CompareDigest { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"Metafield {Namespace}.{Key}";
}
