using System.Globalization;
using Connectors.Dynamics365.BusinessCentral.Internal;

namespace Connectors.Dynamics365.Tests;

public sealed class LedgerPositionTests
{
    [Theory]
    [InlineData("0", new int[0], "0")]
    [InlineData("0", new[] { 1, 2, 3 }, "3")]
    [InlineData("3", new[] { 5, 6, 9 }, "9;4;7-8")]
    [InlineData("9;4;7-8", new[] { 7 }, "9;4;8")]
    [InlineData("9;4;7-8", new[] { 4, 7, 8, 10 }, "10")]
    [InlineData("9;4;7-8", new[] { 600 }, "600;101-599")]
    [InlineData("2147483646", new[] { int.MaxValue }, "2147483647")]
    public void A_position_remembers_which_numbers_were_missing(string before, int[] seen, string after)
    {
        var position = LedgerPosition.Parse(before);

        Assert.Equal(before, position.ToString());
        Assert.Equal(after, position.After(seen).ToString());
    }

    [Fact]
    public void The_oldest_gaps_are_given_up_when_there_are_many()
    {
        var position = LedgerPosition.Beginning.After([.. Enumerable.Range(1, 60).Select(static n => 2 * n)]).ToString();

        Assert.Equal(20, position.Split(';').Length - 1);
        Assert.EndsWith(";119", position, StringComparison.Ordinal);
        Assert.Equal(position, LedgerPosition.Parse(position).ToString());
    }

    [Theory]
    [InlineData("9", "entryNumber gt 9")]
    [InlineData("9;4;7-8", "entryNumber eq 4 or entryNumber ge 7 and entryNumber le 8 or entryNumber gt 9")]
    public void What_was_not_seen_is_asked_for_and_nothing_else(string position, string filter) => Assert.Equal(filter, LedgerPosition.Parse(position).Unseen.ToString());

    [Theory]
    [InlineData(new int[0], "0")]
    [InlineData(new[] { 9, 8, 6 }, "9;7")]
    [InlineData(new[] { 1 }, "1")]
    public void The_end_is_seen_by_the_newest_entries(int[] newest, string position) => Assert.Equal(position, LedgerPosition.AtEnd(newest).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("9;")]
    [InlineData("9;7-")]
    [InlineData("9;8-7")]
    [InlineData("9;9")]
    [InlineData("9;1-2-3")]
    [InlineData("99999999999")]
    public void Another_text_is_no_position(string text) => Assert.Throws<ArgumentException>(() => LedgerPosition.Parse(text));

    [Fact]
    public void Every_number_is_told_once_however_late_it_comes()
    {
        var random = new Random(7);
        var waiting = Enumerable.Range(1, 400).Where(static n => n % 17 != 0).ToList();
        var (position, told) = (LedgerPosition.Beginning, new List<int>());
        while (waiting.Count > 0)
        {
            // What is committed comes from the next fifteen numbers in any order.
            var committed = waiting.Take(15).OrderBy(_ => random.Next()).Take(4).ToList();
            waiting.RemoveAll(committed.Contains);
            var ranges = position.ToString().Split(';').Skip(1).Select(static r => r.Split('-').Select(static e => int.Parse(e, CultureInfo.InvariantCulture)).ToArray()).ToList();
            var last = int.Parse(position.ToString().Split(';')[0], CultureInfo.InvariantCulture);
            var news = committed.Where(n => n > last || ranges.Exists(r => n >= r[0] && n <= r[^1])).ToList();
            Assert.Equal(committed.Count, news.Count);
            told.AddRange(news);
            position = position.After(news);
        }

        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(377, told.Count);
    }
}
