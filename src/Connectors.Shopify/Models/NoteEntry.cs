namespace Connectors.Shopify.Models;

/// <summary>A note attribute: <c>sparkCartId</c>, <c>sparkPaymentType</c>.</summary>
public sealed record NoteEntry
{
    /// <summary>Its name. Empty when not given.</summary>
    public string Key { get => field ?? string.Empty; init; }

    /// <summary>Its text; null when there is none.</summary>
    public string? Value { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"NoteEntry {Key}";
}
