namespace Connectors.Flows.Tests.Years;

/// <summary>
/// Chance that only depends on the seed and on what is asked for, never on what was asked before: a trouble that is taken out of a plan changes nothing else.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private readonly Dictionary<string, long> _asked = new(StringComparer.Ordinal);

    /// <summary>A share from 0 to 1; another one at each call for the same thing.</summary>
    public double Share(string what)
    {
        var count = _asked.GetValueOrDefault(what);
        _asked[what] = count + 1;
        return Share(what, count);
    }

    public double Share(string what, long number) => (Mix(Hash(what) ^ Mix(unchecked(seed + ((ulong)number * 0x9E3779B97F4A7C15)))) >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double odds, string what) => Share(what) < odds;

    public int Number(int from, int to, string what) => from + (int)(Share(what) * (to - from + 1));

    public TimeSpan Span(TimeSpan from, TimeSpan to, string what) => from + TimeSpan.FromTicks((long)((to - from).Ticks * Share(what)) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);

    /// <summary>More often short than long.</summary>
    public TimeSpan Skewed(TimeSpan from, TimeSpan to, string what)
    {
        var share = Share(what);
        return from + TimeSpan.FromTicks((long)((to - from).Ticks * share * share * share) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
    }

    public T Pick<T>(IReadOnlyList<T> choices, string what) => choices[(int)(Share(what) * choices.Count)];

    private static ulong Hash(string text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var letter in text)
                hash = (hash ^ letter) * 1099511628211UL;
            return hash;
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
