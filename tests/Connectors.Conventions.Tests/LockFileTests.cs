using System.Text.Json;
using System.Xml.Linq;
using Connectors.Conventions.Tests.Rules;

namespace Connectors.Conventions.Tests;

/// <summary>What is restored is known beforehand, whatever feed gives it.</summary>
public sealed class LockFileTests
{
    private static readonly string[] Roots = ["src", "tests", "samples", "benchmarks"];

    public static TheoryData<string> Projects => [.. Roots
        .SelectMany(static root => Directory.EnumerateFiles(Path.Combine(Product.Root, root), "*.csproj", SearchOption.AllDirectories))
        .Select(static path => Path.GetRelativePath(Product.Root, path).Replace('\\', '/'))
        .Where(static path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/StrykerOutput/", StringComparison.Ordinal))];

    private static Dictionary<string, string> Versions { get; } = XDocument.Load(Path.Combine(Product.Root, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .ToDictionary(static p => p.Attribute("Include")!.Value, static p => p.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_project_locks_the_contents_of_its_packages(string project)
    {
        var path = Path.Combine(Product.Root, Path.GetDirectoryName(project)!, "packages.lock.json");
        Assert.True(File.Exists(path), $"{project} has no lock file: run dotnet restore, and commit what it writes");

        using var lockFile = JsonDocument.Parse(File.ReadAllText(path));
        Conventions.Hold(LockFileRule.Check(project, lockFile, Versions));
    }

    /// <summary>Whoever has a mirror says so for the whole machine; contents are compared all the same.</summary>
    [Fact]
    public void The_repository_is_tied_to_no_feed() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(Product.Root, "*.config", SearchOption.TopDirectoryOnly), static f => Path.GetFileName(f).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Contents_that_are_not_known_and_versions_that_differ_are_found()
    {
        using var lockFile = JsonDocument.Parse("""
            {"version": 2, "dependencies": {"net10.0": {
              "Polly.Core": {"type": "Direct", "requested": "[8.0.0, )", "resolved": "8.0.0", "contentHash": "QUJD"},
              "Connectors.Domain": {"type": "Project"}}}}
            """);

        Assert.Equal(
            [
                "src/A/A.csproj does not say what Polly.Core contains",
                $"src/A/A.csproj holds Polly.Core 8.0.0, and Directory.Packages.props names {Versions["Polly.Core"]}: run dotnet restore --force-evaluate",
            ],
            LockFileRule.Check("src/A/A.csproj", lockFile, Versions));
    }
}
