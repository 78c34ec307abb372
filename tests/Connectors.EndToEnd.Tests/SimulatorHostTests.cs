using Connectors.EndToEnd.Tests.Support;
using Connectors.Simulators;
using Connectors.Tests.Shared;

namespace Connectors.EndToEnd.Tests;

/// <summary>The simulators as a program of their own.</summary>
public sealed class SimulatorHostTests
{
    [Fact]
    public async Task A_folder_without_recorded_pages_is_named()
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await Child.RunAsync("SimulatorHost", "--data", folder.Path);

        Assert.Equal((2, string.Empty, $"--data names a folder without recorded pages (or11-*.json): {folder.Path}"), (code, output, error.Trim()));
    }

    [Fact]
    public async Task It_says_in_one_line_what_to_type_next_and_in_another_what_programs_need()
    {
        using var host = await Child.StartReadyAsync("SimulatorHost", "--orders", "1");
        var world = WorldDescriptor.Parse(host.FirstLine!);
        host.Stop();

        var (code, rest, said) = await host.FinishAsync();

        Assert.Equal((0, string.Empty), (code, rest));
        Assert.Equal(300m, world.ClockRate);
        Assert.Equal($"Type next, in another terminal: dotnet run --project samples/OrderToCash -- --simulators {world.MiraklAddress}    (Ctrl+C here ends the simulators)\n", said.ReplaceLineEndings("\n"));
    }
}
