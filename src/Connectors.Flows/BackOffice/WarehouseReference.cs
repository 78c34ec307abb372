using System.Globalization;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// How a warehouse order names the order it belongs to: by its key, which begins with the connection that the order came from, and with a part behind it when it was ordered anew, because a warehouse takes a reference once:
/// <c>bq:12345-A</c>, then <c>bq:12345-A/r2</c>.
/// </summary>
internal static class WarehouseReference
{
    private const string Again = "/r";

    /// <param name="key">The order.</param>
    /// <param name="revision">How often it was ordered anew: 0 at first.</param>
    public static string Of(OrderKey key, int revision) => revision == 0 ? key.ToString() : string.Create(CultureInfo.InvariantCulture, $"{key}{Again}{revision + 1}");

    /// <summary>Whether a reference, or a key, names that connection.</summary>
    public static bool IsOf(string reference, ConnectionName connection) => reference.StartsWith(connection.Value + ":", StringComparison.Ordinal);

    /// <summary>The key in a reference, as text.</summary>
    public static string KeyOf(string reference)
    {
        var at = reference.LastIndexOf(Again, StringComparison.Ordinal);
        return at > 0 && at + Again.Length < reference.Length && reference.AsSpan(at + Again.Length).IndexOfAnyExceptInRange('0', '9') < 0 ? reference[..at] : reference;
    }
}
