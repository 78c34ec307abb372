using System.Globalization;
using System.Text;

namespace Connectors.Simulators.Internal;

/// <summary>Repeatable chance: what is thrown depends on the seed and the purpose only, never on who asks first.</summary>
internal struct Dice
{
    private ulong _state;

    private Dice(ulong state) => _state = state;

    /// <summary>Dice for one purpose, for example the dispatch of one order.</summary>
    public static Dice For(int seed, string purpose, string key = "")
    {
        unchecked
        {
            var state = 0xcbf29ce484222325UL ^ (ulong)seed;
            foreach (var c in purpose)
                state = (state ^ c) * 0x100000001b3UL;
            state = (state ^ '/') * 0x100000001b3UL;
            foreach (var c in key)
                state = (state ^ c) * 0x100000001b3UL;
            return new Dice(state);
        }
    }

    /// <summary>Sixty-four fresh bits (SplitMix64).</summary>
    public ulong Bits()
    {
        unchecked
        {
            var z = _state += 0x9e3779b97f4a7c15UL;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from zero up to, not including, the limit.</summary>
    public int Below(int limit) => (int)(Bits() % (ulong)limit);

    /// <summary>A number from the first to the last, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>Whether something that happens in this share of cases happens now.</summary>
    public bool Chance(decimal share) => Bits() % 1_000_000 < decimal.ToUInt64(Math.Clamp(share, 0m, 1m) * 1_000_000m);

    /// <summary>One of the list.</summary>
    public T Pick<T>(ReadOnlySpan<T> from) => from[Below(from.Length)];

    /// <summary>A whole number of seconds between the two.</summary>
    public TimeSpan Between(TimeSpan first, TimeSpan last)
    {
        var seconds = Math.Max(0, (last - first).Ticks / TimeSpan.TicksPerSecond);
        return first + TimeSpan.FromSeconds((long)(Bits() % ((ulong)seconds + 1)));
    }

    /// <summary>An id in the shape of a UUID.</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Bits());
        BitConverter.TryWriteBytes(bytes[8..], Bits());
        return new Guid(bytes);
    }

    /// <summary>So many digits.</summary>
    public string Digits(int count)
    {
        var text = new StringBuilder(count);
        for (var i = 0; i < count; i++)
            text.Append(Below(10).ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
