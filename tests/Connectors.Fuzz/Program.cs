using System.Diagnostics;
using System.Globalization;
using Connectors.Fuzz;
using SharpFuzz;

// Usage: Connectors.Fuzz [seconds a target] [seed] [target]. Copies itself, has its copy count branches, and reads changed inputs there for a while.
// What a reader fails on stays in tests/Connectors.Fuzz/Crashers, and tests read it ever after.
const string Copied = "--copied";
string[] counted = ["Connectors.Domain.dll", "Connectors.Http.dll", "Connectors.Mirakl.dll", "Connectors.Tables.dll", "Connectors.Flows.dll", "CsvHelper.dll"];

if (args is [Copied, var present, var time, var dice, var only])
{
    var (coverage, failures) = (new Coverage(), 0);
    foreach (var target in FuzzTargets.All.Where(t => only == "*" || t.Name == only))
    {
        File.WriteAllText(present + ".target", target.Name);
        failures += Fuzzing.Run(target, TimeSpan.FromSeconds(int.Parse(time, CultureInfo.InvariantCulture)), int.Parse(dice, CultureInfo.InvariantCulture), present, coverage);
    }

    return failures == 0 ? 0 : 1;
}

var folder = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "counted"));
if (folder.Exists)
    folder.Delete(recursive: true);
folder.Create();
try
{
    foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    foreach (var assembly in counted)
        Fuzzer.Instrument(Path.Combine(folder.FullName, assembly), static _ => true, Options.Value);

    var current = Path.Combine(folder.FullName, "present");
    var start = new ProcessStartInfo("dotnet", [Path.Combine(folder.FullName, "Connectors.Fuzz.dll"), Copied, current, args.ElementAtOrDefault(0) ?? "4", args.ElementAtOrDefault(1) ?? "1", args.ElementAtOrDefault(2) ?? "*"]);

    // A reader that wants much more memory than it was given bytes fails like one that throws.
    start.Environment["DOTNET_GCHeapHardLimit"] = "0x20000000";
    using var fuzzing = Process.Start(start)!;
    await fuzzing.WaitForExitAsync();
    if (fuzzing.ExitCode is not (0 or 1 or 3) && File.Exists(current))
        Console.Error.WriteLine($"The process did not survive {Fuzzing.Keep(await File.ReadAllTextAsync(current + ".target"), Fuzzing.Present(current))}.");
    return fuzzing.ExitCode;
}
finally
{
    folder.Delete(recursive: true);
}
