namespace Connectors.Tables.Internal;

/// <summary>
/// Reads files that people put somewhere. Opening a pipe, a device or a file of a share that is away may never end: it is waited for a while, on a thread of the pool, and until it ends nothing
/// more is begun with that path. A thread made for each file would cost fifty times the reading.
/// </summary>
/// <param name="maxBytes">Largest file that is read.</param>
/// <param name="waits">Waits for the reading of a path, and says whether it ended; null for <see cref="Limit"/>.</param>
internal sealed class TimedReader(int maxBytes, Func<string, Task, bool>? waits)
{
    /// <summary>As long as the usual time between two looks.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly Func<string, Task, bool> _waits = waits ?? (static (_, reading) => reading.Wait(Limit));
    private readonly Dictionary<string, Task<FileContent>> _hanging = new(StringComparer.Ordinal);

    public FileContent Read(string sheet, string path)
    {
        if (_hanging.TryGetValue(path, out var before))
        {
            if (!before.IsCompleted)
                return Hangs(sheet, path);

            // What it read since may be old.
            _hanging.Remove(path);
        }

        var reading = Task.Run(() => FileContent.Read(sheet, path, maxBytes));
        if (_waits(path, reading))
            return reading.GetAwaiter().GetResult();
        _hanging.Add(path, reading);
        return Hangs(sheet, path);
    }

    private static FileContent Hangs(string sheet, string path) =>
        FileContent.Failed(sheet, path, FormattableString.Invariant($"a file that is read within {Limit.TotalSeconds:0} s: a pipe, a device or a share that is away is none"));
}
