using System.Text.RegularExpressions;
using Connectors.Domain.Reasons;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Settlement;
using Connectors.Flows.Stock;

namespace Connectors.Conventions.Tests;

/// <summary>See <c>docs/failures.md</c>: what it promises exists.</summary>
public sealed partial class FailuresPageTests
{
    private static readonly string[] Failures =
    [
        "BD-F1", "BD-F2", "BD-F3", "BD-F4", "BS-F1", "BS-F2", "BS-F3", "BS-F4", "PM-F1", "PM-F2", "PM-F3", "PM-F4", "SP-F1", "SP-F2", "SP-F3", "SP-F4", "SW-F1", "SW-F2", "SW-F3", "SW-F4",
    ];

    private static readonly Dictionary<string, string> TestFiles = Directory.EnumerateFiles(Path.Combine(Product.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .Where(static f => !f.Contains("/obj/", StringComparison.Ordinal))
        .GroupBy(static f => Path.GetFileNameWithoutExtension(f))
        .ToDictionary(static g => g.Key, static g => string.Join('\n', g.Select(File.ReadAllText)), StringComparer.Ordinal);

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var line in Lines().Where(static l => Cells(l).Length == 5))
                rows.Add(Ids().Match(line).Value, line);
            return rows;
        }
    }

    [Fact]
    public void Every_failure_has_one_row() =>
        Assert.Equal(Failures, Lines().SelectMany(static l => Ids().Matches(Cells(l)[0]).Select(static m => m.Value)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_prevents_a_failure_exists(string failure, string line)
    {
        var (setting, record, tests) = (Cells(line)[2], Cells(line)[3], Cells(line)[4]);
        var codes = Codes().Matches(record).Select(static m => m.Groups["code"].Value).ToList();
        var named = Tests().Matches(tests);

        Assert.True(codes.Count > 0 && named.Count > 0, $"{failure} names no record or no test.");
        Assert.All(codes, static code => Assert.Contains(code, ReasonCatalogue.All.Keys));
        Assert.All(Settings().Matches(setting), static m => Assert.NotNull((m.Groups["policy"].Value switch { nameof(OrderPolicy) => typeof(OrderPolicy), nameof(StockPolicy) => typeof(StockPolicy), nameof(B2BPolicy) => typeof(B2BPolicy), _ => typeof(SettlementPolicy) }).GetProperty(m.Groups["name"].Value)));
        Assert.All(named, static m => Assert.Contains($" {m.Groups["method"].Value}(", TestFiles[m.Groups["type"].Value], StringComparison.Ordinal));
    }

    private static IEnumerable<string> Lines() => File.ReadLines(Path.Combine(Product.Root, "docs", "failures.md")).Where(static l => l.StartsWith("| ", StringComparison.Ordinal) && Ids().IsMatch(l));

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("(BS|BD|PM|SP|SW)-F[0-9]")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\[(?<code>[a-z.-]+)\]\(runbooks/\k<code>\.md\)")]
    private static partial Regex Codes();

    [GeneratedRegex("`(?<policy>OrderPolicy|StockPolicy|SettlementPolicy|B2BPolicy)\\.(?<name>[A-Za-z]+)`")]
    private static partial Regex Settings();

    [GeneratedRegex("`(?<type>[A-Za-z0-9]+)\\.(?<method>[A-Za-z_0-9]+)`")]
    private static partial Regex Tests();
}
