namespace Connectors.EndToEnd.Tests.Support;

/// <summary>A test that stops a process with a signal, which Windows does not know.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no SIGSTOP.";
    }
}
