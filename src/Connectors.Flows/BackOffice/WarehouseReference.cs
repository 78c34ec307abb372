using System.Globalization;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// How a warehouse order names the order it belongs to: by its key, which begins with the connection that the order came from, and with more behind it where one order is several of the warehouse's, because a warehouse takes a
/// reference once: <c>bq:12345-A</c>, then <c>bq:12345-A/r2</c> when it was ordered anew, and <c>bq:12345-A/p2</c> for what left after the first part.
/// </summary>
internal static class WarehouseReference
{
    private const string Again = "/r";
    private const string Part = "/p";

    /// <param name="key">The order.</param>
    /// <param name="revision">How often it was ordered anew: 0 at first.</param>
    /// <param name="part">Which part of it: 1 for the first, or for all of it.</param>
    public static string Of(OrderKey key, int revision, int part = 1) => string.Concat(
        key.ToString(),
        revision == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{Again}{revision + 1}"),
        part <= 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{Part}{part}"));

    /// <summary>Whether a reference, or a key, names that connection.</summary>
    public static bool IsOf(string reference, ConnectionName connection) => reference.StartsWith(connection.Value + ":", StringComparison.Ordinal);

    /// <summary>Whether a reference names a part of an order that is not its first.</summary>
    public static bool IsLaterPart(string reference) => Without(reference, Part).Length < reference.Length;

    /// <summary>The key in a reference, as text.</summary>
    public static string KeyOf(string reference) => Without(Without(reference, Part), Again);

    private static string Without(string reference, string mark)
    {
        var at = reference.LastIndexOf(mark, StringComparison.Ordinal);
        return at > 0 && at + mark.Length < reference.Length && reference.AsSpan(at + mark.Length).IndexOfAnyExceptInRange('0', '9') < 0 ? reference[..at] : reference;
    }
}
