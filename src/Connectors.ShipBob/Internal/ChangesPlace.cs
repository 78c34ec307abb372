using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Http;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>
/// Where the reading of changed orders stands. Two lists are read, because the vendor does not say whether news of tracking count as an update of the order: first what
/// changed, then whose tracking did. Pages have numbers, and a list whose last page repeats ends by what was on the page before.
/// </summary>
/// <param name="Since">From when on.</param>
/// <param name="ByTracking">Whether it is the second list.</param>
/// <param name="Page">The page that comes next, from 1.</param>
/// <param name="Before">A print of the page before; empty for the first.</param>
internal sealed record ChangesPlace(DateTimeOffset Since, bool ByTracking, int Page, string Before)
{
    private const char Separator = '.';

    public OrderFilter Filter => ByTracking ? new() { LastTrackingUpdateStartDate = Since } : new() { LastUpdateStartDate = Since };

    /// <summary>The client's token of the page.</summary>
    public string Token => Page.ToString(CultureInfo.InvariantCulture);

    /// <summary>The beginning of the list that follows; null after the last.</summary>
    public ChangesPlace? NextList => ByTracking ? null : new ChangesPlace(Since, true, 1, string.Empty);

    public static ChangesPlace First(DateTimeOffset since) => new(since.ToUniversalTime(), false, 1, string.Empty);

    /// <summary>Where to go on after this page; null after the last of all.</summary>
    public ChangesPlace? After(Page<Order> page)
    {
        var print = PrintOf(page);
        return page.ContinuationToken is null || print == Before ? NextList : this with { Page = Page + 1, Before = print };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(ByTracking ? 't' : 'u')}{Separator}{Since.UtcTicks}{Separator}{Page}{Separator}{Before}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static ChangesPlace Parse(string text) =>
        text.Split(Separator) is [("u" or "t") and var list, var since, var page, var before]
        && long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new ChangesPlace(new DateTimeOffset(ticks, TimeSpan.Zero), list == "t", number, before)
            : throw new ArgumentException("The continuation is none of this list's.", nameof(text));

    private static string PrintOf(Page<Order> page)
    {
        var ids = string.Join(' ', page.Items.Select(static o => o.Id.ToString(CultureInfo.InvariantCulture)).Concat(page.Unreadable.Select(static u => u.Id ?? u.Path)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ids)))[..16];
    }
}
