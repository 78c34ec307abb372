using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl.Internal;

/// <summary>
/// Pages of a list for a port: one call a page, and a continuation that is good in another process. It holds the instant the list began with, so that the filter
/// stays what it was; the platform's own token or offset; and a mark of the page before, so that a list that repeats its last page ends.
/// </summary>
internal static class PortPages
{
    private const string Version = "1";

    /// <summary>Reads one page.</summary>
    /// <param name="since">Begin of the list; that of the continuation counts.</param>
    /// <param name="continuation">Where to go on; null begins.</param>
    /// <param name="list">The list from an instant on.</param>
    /// <param name="idOf">Id of an item.</param>
    /// <param name="map">Makes the neutral documents of a page.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ArgumentException">The continuation is none of these.</exception>
    public static async Task<ItemPage<TDocument>> ReadAsync<T, TDocument>(
        DateTimeOffset since,
        string? continuation,
        Func<DateTimeOffset, AsyncPageable<T>> list,
        Func<T, string?> idOf,
        Func<IReadOnlyList<T>, Task<ItemList<TDocument>>> map,
        CancellationToken cancellationToken)
    {
        var at = continuation is null ? new Place(since, string.Empty, null) : Parse(continuation);
        var pages = list(at.Since).AsPages(at.Token, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            if (!await pages.MoveNextAsync().ConfigureAwait(false))
                return new ItemPage<TDocument>([], null);
            var page = pages.Current;
            var mark = Mark(page, idOf);
            if (!page.IsBounded && mark.Length > 0 && mark == at.Mark)
                return new ItemPage<TDocument>([], null) { SystemTime = page.SystemTime };
            if (page.ContinuationToken is { } next && next == at.Token)
                throw new InvalidOperationException("The service returned the same page token twice.");

            var documents = await map(page.Items).ConfigureAwait(false);
            return new ItemPage<TDocument>([.. documents], page.ContinuationToken is { } token ? Write(at with { Token = token, Mark = mark.Length > 0 ? mark : at.Mark }) : null)
            {
                Unreadable = [.. page.Unreadable, .. documents.Unreadable],
                SystemTime = page.SystemTime,
            };
        }
    }

    /// <summary>Sorts documents from faults.</summary>
    public static ItemList<TDocument> Sort<TDocument>(IEnumerable<Mapped<TDocument>> mapped)
        where TDocument : class
    {
        var documents = new List<TDocument>();
        List<UnreadableItem>? unreadable = null;
        foreach (var item in mapped)
        {
            if (item.Document is { } document)
                documents.Add(document);
            else
                (unreadable ??= []).Add(item.Fault!);
        }

        return new ItemList<TDocument>(documents, unreadable);
    }

    private static string Mark<T>(Page<T> page, Func<T, string?> idOf) => page.Items.Count == 0
        ? string.Empty
        : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', page.Items.Select(idOf)))))[..16];

    private static string Write(Place place) =>
        string.Create(CultureInfo.InvariantCulture, $"{Version}:{place.Since.UtcTicks}:{place.Mark}:{place.Token}");

    private static Place Parse(string continuation) =>
        continuation.Split(':', 4) is [Version, var ticks, var mark, { Length: > 0 } token]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= DateTimeOffset.MaxValue.UtcTicks
            ? new Place(new DateTimeOffset(since, TimeSpan.Zero), mark, token)
            : throw new ArgumentException("The continuation is none of this list's.", nameof(continuation));

    private sealed record Place(DateTimeOffset Since, string Mark, string? Token);
}
