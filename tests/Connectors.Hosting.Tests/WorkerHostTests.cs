using System.Reflection;
using Connectors.Hosting.Tests.Worker;
using Connectors.Tests.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Connectors.Hosting.Tests;

/// <summary>The host of the package's README: one short file that runs the whole marketplace flow.</summary>
public sealed class WorkerHostTests
{
    private const int MostLines = 30;

    private static string Sample(string file) => Path.Combine(Repository.Root, "samples", "WorkerHost", file);

    [Fact]
    public void The_host_has_at_most_thirty_lines() => Assert.InRange(File.ReadAllLines(Sample("Program.cs")).Length, 1, MostLines);

    [Fact]
    public void Its_settings_stand_in_the_README_as_they_are()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "Connectors.Hosting", "README.md")).ReplaceLineEndings("\n");

        Assert.Contains(File.ReadAllText(Sample("appsettings.json")).ReplaceLineEndings("\n"), readme, StringComparison.Ordinal);
        Assert.Contains(File.ReadAllText(Sample("Program.cs")).ReplaceLineEndings("\n"), readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_carrier_row_that_is_saved_releases_its_hold_within_seconds()
    {
        await using var drive = new WorkerDrive();
        var program = Assembly.Load("WorkerHost").EntryPoint!;

        drive.Take();
        var run = Task.Run(() => program.Invoke(null, [new[] { "--contentRoot", Path.GetDirectoryName(Sample("Program.cs")) }]));
        await await Task.WhenAny(drive.Outcome, run).WaitAsync(HangGuard.Limit);
        var outcome = await drive.Outcome;
        await run.WaitAsync(HangGuard.Limit);

        Assert.StartsWith("order/bq:", outcome.Held, StringComparison.Ordinal);
        Assert.InRange(outcome.ReleasedIn, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(HealthStatus.Degraded, outcome.HealthBefore.Entries[ConnectorHealthNames.Holds].Status);
        Assert.Contains(outcome.Held, outcome.HealthBefore.Entries[ConnectorHealthNames.Holds].Description, StringComparison.Ordinal);
        Assert.Equal(
            [
                "connectors-client:business-central:bc", "connectors-client:mirakl:bq", "connectors-client:shipbob:shipbob", ConnectorHealthNames.Holds, ConnectorHealthNames.Store, ConnectorHealthNames.Tables,
            ],
            outcome.HealthAfter.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.All(outcome.HealthAfter.Entries, static e => Assert.True(e.Value.Status == HealthStatus.Healthy, $"{e.Key}: {e.Value.Description}"));
    }
}
