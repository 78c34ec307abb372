using System.Text.RegularExpressions;
using Connectors.Tests.Shared;

namespace Connectors.Mirakl.Tests;

/// <summary>docs/mirakl-order-members.md names every member of an order, so that none is forgotten on its way to the neutral order.</summary>
public sealed partial class OrderMembersPageTests
{
    [Fact]
    public void The_page_says_of_every_member_what_becomes_of_it()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "mirakl-order-members.md")).ReplaceLineEndings("\n");

        var told = Section().Matches(page).SelectMany(static s => Row().Matches(s.Groups["rows"].Value).Select(r => $"{s.Groups["type"].Value}.{r.Groups["member"].Value}"));
        var modelled = OrderReaderSource.Models.SelectMany(static type => OrderReaderSource.Members(type).Select(m => $"{type.Name}.{m.Json}"));

        Assert.Equal(modelled.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"## (?<type>\w+)\n\n\|.*\n\|---\|---\|\n(?<rows>(?:\|.*\n)+)")]
    private static partial Regex Section();

    [GeneratedRegex(@"\| `(?<member>\w+)` \| (?:mapped|dropped|hold)[^|]+ \|\n")]
    private static partial Regex Row();
}
