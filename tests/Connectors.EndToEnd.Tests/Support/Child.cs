using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Connectors.Tests.Shared;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>A real child process: one of the samples, or the worker of this assembly.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private Child(Process process, string? firstLine)
    {
        _process = process;
        FirstLine = firstLine;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public string? FirstLine { get; }

    public bool HasExited => _process.HasExited;

    public static Child Start(string program, params string[] arguments) => new(Begin(program, arguments), null);

    /// <summary>Starts the program and waits for the line by which it says that it is ready.</summary>
    public static async Task<Child> StartReadyAsync(string program, params string[] arguments)
    {
        var process = Begin(program, arguments);
        return new Child(process, await process.StandardOutput.ReadLineAsync());
    }

    /// <summary>Starts the program with more in its environment, as secrets are given.</summary>
    public static Child StartWith(IReadOnlyDictionary<string, string> environment, string program, params string[] arguments) => new(Begin(program, arguments, environment), null);

    public static async Task<(int Code, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var child = Start(program, arguments);
        return await child.FinishAsync();
    }

    /// <summary>
    /// How fast a world's clock may run for a worker of another process: as busy as this machine is now, no start of one takes longer than two of the world's hours.
    /// </summary>
    public static async Task<string> ClockRateAsync(int most)
    {
        var begun = Stopwatch.GetTimestamp();
        await RunAsync("OrderToCash", "--version");
        return Math.Clamp((int)(TimeSpan.FromHours(2) / Stopwatch.GetElapsedTime(begun)), 60, most).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Waits for what the programs bring about; one that ends by itself meanwhile fails the test.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, IReadOnlyCollection<Child> programs)
    {
        using var limit = new CancellationTokenSource(HangGuard.Limit);
        while (!await isSo())
        {
            foreach (var program in programs.Where(static p => p.HasExited))
                Assert.Fail($"a program ended by itself: {await program.FinishAsync()}");
            await Task.Delay(20, limit.Token);
        }
    }

    public async Task<(int Code, string Output, string Error)> FinishAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _output, await _error);
    }

    /// <summary>SIGKILL: nothing can be saved or said any more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGSTOP: it neither runs nor knows that it does not, until <see cref="Thaw"/>.</summary>
    public void Freeze() => Signal(OperatingSystem.IsMacOS() ? 17 : 19);

    /// <summary>SIGCONT: it goes on where it stood.</summary>
    public void Thaw() => Signal(OperatingSystem.IsMacOS() ? 19 : 18);

    /// <summary>SIGTERM: it is asked to end.</summary>
    public void Stop() => Signal(15);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Signal(int signal)
    {
        if (SendSignal(_process.Id, signal) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    private static Process Begin(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, $"{program}.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
