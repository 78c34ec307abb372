using Connectors.Fuzz;

namespace Connectors.EndToEnd.Tests;

/// <summary>What fuzzing began with, and all that it ever found: a reader answers, or fails as it documents.</summary>
public sealed class FuzzTests
{
    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(static t => t.Name)];

    public static TheoryData<string, string> Found
    {
        get
        {
            var found = new TheoryData<string, string>();
            foreach (var target in FuzzTargets.All)
            {
                foreach (var path in FuzzTargets.Crashers(target.Name))
                    found.Add(target.Name, Path.GetFileName(path));
            }

            return found;
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_fuzzing_begins_with_is_read(string target)
    {
        var fuzzed = FuzzTargets.All.Single(t => t.Name == target);

        Assert.NotEmpty(fuzzed.Seeds);
        Assert.All(fuzzed.Seeds, seed => fuzzed.Read(seed));
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void What_a_reader_failed_on_once_is_read_or_refused_as_documented(string target, string file)
    {
        var failure = FuzzTargets.All.Single(t => t.Name == target).Try(File.ReadAllBytes(Path.Combine(FuzzTargets.CrashersOf(target), file)));

        Assert.True(failure is null, failure?.ToString());
    }
}
