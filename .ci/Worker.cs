// Puts the host of the README of Connectors.Hosting, word for word, into a simulated world. Built by .ci/run beside it in an empty project, against the packed packages.
using System.Runtime.CompilerServices;
using Connectors.Hosting.Tests.Worker;

internal static class DrivenWorker
{
    [ModuleInitializer]
    internal static void Begin()
    {
        var drive = new WorkerDrive();
        drive.Take();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (drive.Outcome.IsCompletedSuccessfully)
                Console.WriteLine(FormattableString.Invariant($"{drive.Outcome.Result.Held} waited for its carrier and went on {drive.Outcome.Result.ReleasedIn.TotalSeconds:0.0} s after the row was saved."));
            else
                Fail(drive.Outcome.Exception?.GetBaseException().Message ?? "The host ended before it did anything.");
            drive.DisposeAsync().AsTask().GetAwaiter().GetResult();
        };
    }

    private static void Fail(string why)
    {
        Console.Error.WriteLine(why);
        Environment.ExitCode = 1;
    }
}
