namespace Connectors.Simulators.Ledger;

/// <summary>How other systems name an order of the marketplace.</summary>
internal static class OrderReference
{
    /// <summary>Whether the reference names no other marketplace than this; one that names none is of this.</summary>
    public static bool IsOf(string reference, string marketplace) =>
        reference.LastIndexOf(':') is not (>= 0 and var colon) || reference.AsSpan(0, colon).Equals(marketplace, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The order that a reference means: the order id itself, or the id behind a connection name (<c>bq:12345-A</c>), either with a part number behind a slash;
    /// null when it means none.
    /// </summary>
    public static T? Resolve<T>(string reference, IReadOnlyDictionary<string, T> byOrderId)
        where T : class
    {
        var text = reference[(reference.LastIndexOf(':') + 1)..];
        return byOrderId.GetValueOrDefault(text) ?? (text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? byOrderId.GetValueOrDefault(text[..slash]) : null);
    }
}
