namespace Connectors.Http;

/// <summary>Lists of what changed are read again a little behind the asked instant, because what was written earlier may be seen later. Pure.</summary>
public static class Overlap
{
    /// <summary>The instant to ask the vendor for.</summary>
    /// <param name="since">From when on changes are wanted.</param>
    /// <param name="overlap">How far behind it to read; not negative.</param>
    /// <returns>The earlier instant; <paramref name="since"/> itself where there is none before it.</returns>
    public static DateTimeOffset Before(DateTimeOffset since, TimeSpan overlap) =>
        since - DateTimeOffset.MinValue > overlap ? since - overlap : since;
}
