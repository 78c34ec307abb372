using Connectors.Conventions.Tests.Rules;

namespace Connectors.Conventions.Tests;

public class PublicApiTests
{
    public static TheoryData<string> PackageNames => [.. Product.Packages.Select(static p => p.Name)];

    [Theory]
    [MemberData(nameof(PackageNames))]
    public void The_public_surface_is_the_reviewed_one(string package)
    {
        var (assembly, path) = (Product.Packages.Single(p => p.Name == package).Assembly, Path.Combine(Product.Root, "src", package, "PublicApi.txt"));
        var now = PublicApiText.Of(assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1")
        {
            File.WriteAllText(path, now);
        }

        var reviewed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;
        Assert.True(reviewed == now, $"{package} changed its public surface. Run the tests with UPDATE_PUBLIC_API=1 and review src/{package}/PublicApi.txt.\n{Difference(reviewed, now)}");
    }

    [Fact]
    public void A_member_shows_its_types_nullability_and_accessors() =>
        Assert.Equal(
            """
            sealed class Connectors.Conventions.Tests.PublicApiTests.Shown : IEquatable<PublicApiTests.Shown>
                Count: int? { get; }
                FindAsync(string name, CancellationToken cancellationToken = default): Task<string?>
                new()
                required Names: IReadOnlyList<string?> { get; init; }

            """.ReplaceLineEndings("\n"),
            PublicApiText.Of([typeof(Shown)]));

    [Fact]
    public void A_difference_names_the_lines_that_went_and_came() =>
        Assert.Equal("A\n  - b\nC\n  + d", Difference("A\n    b\nC\n", "A\nC\n    d\n"));

    // Members without their type's line would not say where they belong.
    private static string Difference(string before, string after)
    {
        var (old, current) = (Qualified(before), Qualified(after));
        return string.Join('\n', old.Except(current).Select(static l => (l, Mark: "-")).Concat(current.Except(old).Select(static l => (l, Mark: "+")))
            .OrderBy(static c => c.l.Type, StringComparer.Ordinal)
            .GroupBy(static c => c.l.Type)
            .Select(static g => g.Key + string.Concat(g.Select(static c => c.l.Member.Length == 0 ? $" {c.Mark}" : $"\n  {c.Mark} {c.l.Member}"))));
    }

    private static HashSet<(string Type, string Member)> Qualified(string text)
    {
        var lines = new HashSet<(string, string)>();
        var type = string.Empty;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            type = line.StartsWith(' ') ? type : line;
            lines.Add((type, line.StartsWith(' ') ? line.Trim() : string.Empty));
        }

        return lines;
    }

    public sealed record Shown
    {
        public required IReadOnlyList<string?> Names { get; init; }

        public int? Count { get; }

        public Task<string?> FindAsync(string name, CancellationToken cancellationToken = default) => Task.FromResult<string?>(name).WaitAsync(cancellationToken);
    }
}
