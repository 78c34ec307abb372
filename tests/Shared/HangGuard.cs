namespace Connectors.Tests.Shared;

/// <summary>How long tests wait, in real time, for what must happen at once. It only ends a run that would hang; no outcome depends on it.</summary>
internal static class HangGuard
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
}
