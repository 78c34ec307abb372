using System.Reflection;
using System.Text.RegularExpressions;
using Connectors.SparkLayer.Models;
using Connectors.Tests.Shared;

namespace Connectors.SparkLayer.Tests;

/// <summary>docs/sparklayer-order-members.md names every member of a purchase, so that none is forgotten on its way to the neutral order.</summary>
public sealed partial class StorefrontMembersPageTests
{
    private static readonly Type[] Models = [typeof(Purchase), typeof(PurchasePackage), typeof(PurchaseLine), typeof(Transaction), typeof(Customer)];

    [Fact]
    public void R17_The_page_says_of_every_member_what_becomes_of_it()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sparklayer-order-members.md")).ReplaceLineEndings("\n");

        var told = Section().Matches(page).SelectMany(static s => Row().Matches(s.Groups["rows"].Value).Select(r => $"{s.Groups["type"].Value}.{r.Groups["member"].Value}"));
        var modelled = Models.SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => $"{type.Name}.{p.Name}"));

        Assert.Equal(modelled.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"## (?<type>\w+)\n\n\|.*\n\|---\|---\|\n(?<rows>(?:\|.*\n)+)")]
    private static partial Regex Section();

    [GeneratedRegex(@"\| `(?<member>\w+)` \| (?:mapped|dropped|hold)[^|]+ \|\n")]
    private static partial Regex Row();
}
