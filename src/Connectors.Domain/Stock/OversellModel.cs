namespace Connectors.Domain.Stock;

/// <summary>Tries every course of events in a small world: it shows a story that oversells, or that there is none.</summary>
/// <remarks>Demand is free to do its worst here, and nothing is assumed about how likely that is. What holds in a small world is a check of a rule, not a proof for large ones.</remarks>
internal static class OversellModel
{
    private const int Most = 8;
    private const int MostChannels = 3;
    private const int MostSteps = 6;
    private const int MostLag = 3;

    /// <summary>Tries everything.</summary>
    /// <param name="world">The world.</param>
    /// <exception cref="ArgumentOutOfRangeException">The world is not small, or a number is negative.</exception>
    public static OversellVerdict Check(SmallWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        CheckSize(world);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var now = new List<Situation> { Situation.Start(world) };
        for (var step = 1; step <= world.Steps; step++)
        {
            var next = new List<Situation>();
            foreach (var situation in now)
            {
                foreach (var after in situation.Step(world, step))
                {
                    if (after.Left < 0)
                        return new OversellVerdict { CanOversell = true, Story = after.Story, Situations = seen.Count + 1 };
                    if (seen.Add(after.Key(world, step)))
                        next.Add(after);
                }
            }

            now = next;
        }

        return new OversellVerdict { CanOversell = false, Situations = seen.Count };
    }

    /// <summary>The smallest safety stock, the same on every channel, with which nothing oversells; null when even the safety stock that shows nothing is needed to be safe.</summary>
    /// <param name="world">The world; its channels' own safety stocks are replaced.</param>
    /// <exception cref="ArgumentOutOfRangeException">The world is not small, or a number is negative.</exception>
    public static int? SmallestSafetyStock(SmallWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        for (var safetyStock = 0; safetyStock < world.Stock; safetyStock++)
        {
            if (!Check(world with { Channels = [.. world.Channels.Select(c => c with { SafetyStock = safetyStock })] }).CanOversell)
                return safetyStock;
        }

        return null;
    }

    private static void CheckSize(SmallWorld world)
    {
        Within(world.Stock, 0, Most, nameof(SmallWorld.Stock));
        Within(world.Steps, 1, MostSteps, nameof(SmallWorld.Steps));
        Within(world.Channels.Count, 1, MostChannels, nameof(SmallWorld.Channels));
        foreach (var channel in world.Channels)
        {
            Within(channel.Pack, 1, Most, nameof(SmallChannel.Pack));
            Within(channel.Lag, 0, MostLag, nameof(SmallChannel.Lag));
            Within(channel.SafetyStock, 0, Most, nameof(SmallChannel.SafetyStock));
            Within(channel.Own ?? 0, 0, Most, nameof(SmallChannel.Own));
            Within(channel.MostPerStep, 0, Most, nameof(SmallChannel.MostPerStep));
        }
    }

    private static void Within(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }

    /// <summary>Base units each channel sold in each of the last steps, newest first; older sales are known to everyone.</summary>
    private sealed class Situation(int left, int[][] sold, int[] soldInAll, SmallSale[] story)
    {
        internal int Left { get; } = left;

        internal SmallSale[] Story { get; } = story;

        internal static Situation Start(SmallWorld world) =>
            new(world.Stock, [.. world.Channels.Select(static _ => new int[MostLag])], new int[world.Channels.Count], []);

        /// <summary>All that later steps depend on: what some channel has still not heard of, what is left of its own, and the stock.</summary>
        internal string Key(SmallWorld world, int step)
        {
            var unheard = Math.Max(0, world.Channels.Max(static c => c.Lag) - 1);
            var own = soldInAll.Where((_, i) => world.Channels[i].Own is not null);
            return string.Join(',', sold.SelectMany(s => s[..unheard]).Concat(own).Append(Left).Append(step));
        }

        /// <summary>Every combination of what the channels may sell now, one channel after the other.</summary>
        internal Situation[] Step(SmallWorld world, int step)
        {
            Situation[] open = [new Situation(Left, [.. sold.Select(static s => (int[])[0, .. s[..^1]])], soldInAll, Story)];
            for (var channel = 0; channel < world.Channels.Count; channel++)
            {
                var c = channel;
                open = [.. open.SelectMany(s => s.Sell(world.Channels[c], c, step))];
            }

            return open;
        }

        private IEnumerable<Situation> Sell(SmallChannel channel, int position, int step)
        {
            if (Left < 0)
                return [this];
            var most = Math.Min(channel.MostPerStep, Shown(channel, position) / channel.Pack);
            return Enumerable.Range(0, most + 1).Select(packs => After(position, packs, packs * channel.Pack, step));
        }

        private int Shown(SmallChannel channel, int position)
        {
            if (channel.Own is { } own)
                return Math.Max(0, own - channel.SafetyStock - soldInAll[position]);
            var unheard = sold.Where((_, i) => i != position).Sum(s => s[..channel.Lag].Sum());
            return Math.Max(0, Left + unheard - channel.SafetyStock);
        }

        private Situation After(int position, int packs, int baseUnits, int step)
        {
            if (packs == 0)
                return this;
            var newSold = sold.Select(static s => (int[])s.Clone()).ToArray();
            newSold[position][0] += baseUnits;
            var newInAll = (int[])soldInAll.Clone();
            newInAll[position] += baseUnits;
            return new Situation(Left - baseUnits, newSold, newInAll, [.. Story, new SmallSale(step, position, packs)]);
        }
    }
}
