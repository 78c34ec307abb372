using System.Globalization;
using System.Text.RegularExpressions;

namespace Connectors.Flows.Tests.Engine;

/// <summary>See <c>docs/engine-cases.md</c> and <c>docs/cases.md</c>: every case is held by tests that exist.</summary>
public sealed partial class EngineCasesTests
{
    private const int Cases = 18;

    /// <summary>Rows of the page: a case and the tests that hold it.</summary>
    public static TheoryData<string, string> Table
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(Root(), "docs", "engine-cases.md")).Where(static l => l.StartsWith("| eng-", StringComparison.Ordinal)))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                rows.Add(cells[0], cells[3]);
            }

            return rows;
        }
    }

    /// <summary>Rows of the page of kinds: a kind and the tests that hold it.</summary>
    public static TheoryData<string, string> Kinds
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(Root(), "docs", "cases.md")).Where(static l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| Kind |", StringComparison.Ordinal)))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                rows.Add(cells[0], cells.Length == 3 ? cells[2] : string.Empty);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    [MemberData(nameof(Kinds))]
    public void A_case_is_held_by_tests_that_exist(string name, string tests)
    {
        var named = Named().Matches(tests);

        Assert.True(named.Count > 0, $"{name} names no test.");
        foreach (Match test in named)
        {
            var (type, method) = (test.Groups["type"].Value, test.Groups["method"].Value);
            var files = Directory.GetFiles(Path.Combine(Root(), "tests"), $"{type}.cs", SearchOption.AllDirectories);
            Assert.True(
                files.Any(f => Regex.IsMatch(File.ReadAllText(f), $@"\[(Fact|Theory)[^\n]*\]\s(?:\s*\[[^\n]*\n)*\s*public (async Task|Task|void) {method}\(", RegexOptions.None, TimeSpan.FromSeconds(10))),
                $"{name}: there is no test {type}.{method}.");
        }
    }

    [Fact]
    public void The_page_has_a_row_for_every_case() =>
        Assert.Equal(Enumerable.Range(1, Cases).Select(static n => string.Create(CultureInfo.InvariantCulture, $"eng-{n:00}")), Table.Select(static row => (string)row[0]));

    [GeneratedRegex("`(?<type>[A-Za-z]+)\\.(?<method>[A-Za-z_0-9]+)`")]
    private static partial Regex Named();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Connectors.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder.FullName;
    }
}
