using System.Globalization;

namespace Connectors.Flows.Prices;

/// <summary>Where two sets of prices of one offer differ, field by field. Pure.</summary>
internal static class PriceDifferences
{
    private const string None = "none";

    /// <summary>Each field that differs, with both values as people read them.</summary>
    public static IEnumerable<(string Field, string Told, string Shown)> Between(PriceSet told, PriceSet shown)
    {
        if (told.Currency != shown.Currency)
            yield return ("currency", told.Currency.Value, shown.Currency.Value);
        foreach (var channel in told.Prices.Select(static p => p.Channel).Union(shown.Prices.Select(static p => p.Channel)))
        {
            var (ours, theirs) = (told.Find(channel), shown.Find(channel));
            foreach (var (field, one, other) in new[]
            {
                ("price", Text(ours?.Price), Text(theirs?.Price)),
                ("discount price", Text(ours?.Discount), Text(theirs?.Discount)),
                ("discount from", Text(ours?.From), Text(theirs?.From)),
                ("discount until", Text(ours?.Until), Text(theirs?.Until)),
            })
            {
                if (one != other)
                    yield return (channel is null ? field : $"{field} of {channel}", one, other);
            }
        }
    }

    private static string Text(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? None;

    private static string Text(DateTimeOffset? instant) => instant?.ToString("u", CultureInfo.InvariantCulture) ?? None;
}
