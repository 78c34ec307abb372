using System.Text.RegularExpressions;
using Connectors.Tests.Shared;

namespace Connectors.Hosting.Tests;

/// <summary><c>docs/telemetry.md</c> and the constants name everything that the code makes, and nothing else.</summary>
public sealed partial class TelemetryPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "telemetry.md"));

    private static readonly IReadOnlyList<string> Telling =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .Where(static text => text.Contains("Meter", StringComparison.Ordinal) || text.Contains("ActivitySource", StringComparison.Ordinal) || text.Contains("ResilienceEvents", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_instrument_that_the_code_makes_has_a_row_and_a_constant()
    {
        var made = Telling.Sum(static text => Makes().Count(text));
        var named = Telling.SelectMany(static text => Instruments().Matches(text)).Select(static m => m.Groups["name"].Value).ToList();

        Assert.Equal(made, named.Count); // one whose name is no plain text in its place would hide here
        Assert.Equal(ConnectorTelemetryNames.Instruments.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.Equal(named.Order(StringComparer.Ordinal), Rows().Matches(Page).Select(static m => m.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_meter_and_source_is_named_and_collected()
    {
        Assert.Equal(ConnectorTelemetryNames.Meters.Count, Telling.Sum(static text => Meters().Count(text)));
        Assert.Equal(ConnectorTelemetryNames.Sources.Count, Telling.Sum(static text => Sources().Count(text)));
        Assert.All(ConnectorTelemetryNames.Meters, static name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_tag_is_named()
    {
        var tags = Telling.Where(static text => Makes().IsMatch(text) || text.Contains("ResilienceEvents.Add", StringComparison.Ordinal))
            .SelectMany(static text => Tags().Matches(text)).Select(static m => m.Groups["name"].Value).Distinct().ToList();

        Assert.Contains("connectors.operation", tags);
        Assert.Contains("strategy.name", tags);
        Assert.All(tags, static tag => Assert.Contains($"`{tag}`", Page, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\.Create(Observable)?(Counter|Histogram|Gauge|UpDownCounter)\b")]
    private static partial Regex Makes();

    [GeneratedRegex(@"\.Create(Observable)?(Counter|Histogram|Gauge|UpDownCounter)(<\w+>)?\(\s*""(?<name>[a-z._]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Instruments();

    [GeneratedRegex(@"\bMeter \w+ = new\(")]
    private static partial Regex Meters();

    [GeneratedRegex(@"\bActivitySource \w+ = new\(")]
    private static partial Regex Sources();

    [GeneratedRegex(@"(SetTag\(|\{ |tags\.Add\(|KeyValuePair<string, object\?>\(|new\()""(?<name>[a-z._]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^\| `(?<name>connectors\.[a-z._]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rows();
}
