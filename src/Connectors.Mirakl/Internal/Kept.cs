namespace Connectors.Mirakl.Internal;

/// <summary>Keeps an answer for a while. Failures are not kept; two callers at the same moment may both ask. Thread-safe.</summary>
internal sealed class Kept<T>(Func<MiraklClient, CancellationToken, Task<T>> read, TimeSpan lifetime, TimeProvider time)
    where T : class
{
    private Entry? _entry;

    public async ValueTask<T> GetAsync(MiraklClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (Volatile.Read(ref _entry) is { } entry && now < entry.Until)
            return entry.Value;
        var value = await read(client, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _entry, new Entry(value, now + lifetime));
        return value;
    }

    /// <summary>Puts a newer answer in place of the one that is kept, for as long as that one would have been.</summary>
    public void Replace(T value)
    {
        if (Volatile.Read(ref _entry) is { } entry)
            Volatile.Write(ref _entry, entry with { Value = value });
    }

    private sealed record Entry(T Value, DateTimeOffset Until);
}
