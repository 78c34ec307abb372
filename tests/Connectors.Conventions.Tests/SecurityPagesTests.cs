using System.Globalization;
using System.Text.RegularExpressions;

namespace Connectors.Conventions.Tests;

/// <summary>What a security reviewer reads: it is there, and the evidence that it names exists.</summary>
public sealed partial class SecurityPagesTests
{
    private const int Cases = 18;

    private static readonly Dictionary<string, string> TestFiles = Directory.EnumerateFiles(Path.Combine(Product.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .Where(static f => !f.Contains("/obj/", StringComparison.Ordinal))
        .GroupBy(static f => Path.GetFileNameWithoutExtension(f))
        .ToDictionary(static g => g.Key, static g => string.Join('\n', g.Select(File.ReadAllText)), StringComparer.Ordinal);

    /// <summary>What each page must say something of, by its headings and words.</summary>
    public static TheoryData<string, string> Asked => new()
    {
        { "SECURITY.md", "## Reporting" },
        { "SECURITY.md", "working days" },
        { "SECURITY.md", "## Supported versions" },
        { "docs/threat-model.md", "## Against whom" },
        { "docs/threat-model.md", "## What is not protected here" },
        { "docs/controls.md", "| What a library cannot give |" },
        { "docs/controls.md", "## What is stored where, and for how long" },
        { "docs/controls.md", "## File rights" },
        { "docs/controls.md", "## Backups" },
        { "docs/controls.md", "## Keys and their rotation" },
        { "docs/controls.md", "## Least rights at each vendor" },
        { "docs/journal.md", "# What the journal proves" },
    };

    public static TheoryData<string> Rows => [.. Lines("docs/security-cases.md").Where(static l => l.StartsWith("| sec-", StringComparison.Ordinal))];

    public static TheoryData<string> Controls => [.. Lines("docs/controls.md").Where(static l => l.StartsWith("| A.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Asked))]
    public void A_reviewer_finds_what_is_asked_first(string page, string what) => Assert.Contains(what, File.ReadAllText(Path.Combine(Product.Root, page)), StringComparison.Ordinal);

    [Fact]
    public void Every_case_has_its_row() => Assert.Equal(
        Enumerable.Range(1, Cases).Select(static n => string.Create(CultureInfo.InvariantCulture, $"sec-{n:00}")), Lines("docs/security-cases.md").Select(static l => Case().Match(l).Value).Where(static c => c.Length > 0));

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_case_is_held_by_tests_that_exist(string row)
    {
        var named = Named().Matches(row);

        Assert.NotEmpty(named);
        Assert.All(named, Exists);
    }

    /// <summary>A control without any evidence says so by what a library cannot give, which is never empty.</summary>
    [Theory]
    [MemberData(nameof(Controls))]
    public void Evidence_that_a_control_names_exists(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(5, cells.Length);
        Assert.All(Named().Matches(cells[3]), Exists);
    }

    private static void Exists(Match test) => Assert.Contains($" {test.Groups["method"].Value}(", TestFiles[test.Groups["type"].Value], StringComparison.Ordinal);

    private static IEnumerable<string> Lines(string page) => File.ReadLines(Path.Combine(Product.Root, page));

    [GeneratedRegex("(?<=^. )sec-[0-9]{2}")]
    private static partial Regex Case();

    [GeneratedRegex("`(?<type>[A-Za-z0-9]+Tests)\\.(?<method>[A-Za-z0-9_]+)`")]
    private static partial Regex Named();
}
