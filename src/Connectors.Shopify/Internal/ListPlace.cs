using System.Globalization;

namespace Connectors.Shopify.Internal;

/// <summary>Where a list goes on: the vendor's cursors hold for one search only, so the instant goes along.</summary>
internal readonly record struct ListPlace(DateTimeOffset Since, string? Cursor)
{
    /// <exception cref="ArgumentException">The continuation is none of such a list's.</exception>
    public static ListPlace Of(DateTimeOffset since, string? continuation)
    {
        if (continuation is null)
            return new ListPlace(since, null);
        return continuation.Split('|', 2) is [var instant, var cursor] && DateTimeOffset.TryParseExact(instant, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var began)
            ? new ListPlace(began, cursor)
            : throw new ArgumentException("The continuation is none of this list's.", nameof(continuation));
    }

    public string? Next(string? cursor) => cursor is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Since:O}|{cursor}");
}
