namespace Connectors.Domain.Tests;

/// <summary>Measures what a hot answer puts on the heap.</summary>
internal static class Allocations
{
    internal static long Of(Action answer)
    {
        // Tiered compilation and first-use caches are not the answer's doing.
        for (var i = 0; i < 100; i++)
            answer();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            answer();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
    }
}
