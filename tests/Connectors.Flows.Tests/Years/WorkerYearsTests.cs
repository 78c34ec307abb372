using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace Connectors.Flows.Tests.Years;

/// <summary>See <c>docs/worker-years.md</c>.</summary>
public sealed class WorkerYearsTests(ITestOutputHelper output)
{
    private const int Seeds = 420;

    private static readonly double Scale = double.Parse(Environment.GetEnvironmentVariable("WORKER_YEARS_SCALE") ?? "1", CultureInfo.InvariantCulture);
    private static readonly ulong First = ulong.Parse(Environment.GetEnvironmentVariable("WORKER_YEARS_SEED") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>Rows of the page: what is taken out, within how many seeds that is seen, and what may see it.</summary>
    public static TheoryData<string, int, string> Table
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "worker-years.md")).Where(static l => l.StartsWith("| `", StringComparison.Ordinal)))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                rows.Add(cells[0].Trim('`'), int.Parse(cells[2], CultureInfo.InvariantCulture), cells[3]);
            }

            return rows;
        }
    }

    [Fact]
    public void Every_world_keeps_what_the_engine_promises_and_every_fourth_replays_byte_for_byte()
    {
        var broken = new ConcurrentBag<ulong>();
        var days = new ConcurrentBag<double>();
        var ended = 0;
        Parallel.For(0, (long)(Seeds * Scale), new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) }, (number, loop) =>
        {
            var seed = First + (ulong)number;
            var report = YearWorld.Live(YearPlan.From(seed));
            days.Add(report.WorkerDays);
            Interlocked.Add(ref ended, report.Ended);
            if (report.Invariant is not null)
            {
                broken.Add(seed);
                loop.Stop();
            }
            else if (number % 4 == 0 && YearWorld.Live(YearPlan.From(seed)).Trace != report.Trace)
            {
                throw new InvalidOperationException($"Seed {seed} does not replay.");
            }
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{days.Count} worlds, {days.Sum():0} worker-days, {ended} parcels ended"));
        if (!broken.IsEmpty)
            Assert.Fail(Shown(broken.Min()));
        Assert.True(days.Sum() >= 10_000 * Scale, $"Only {days.Sum():0} worker-days were lived.");
        Assert.True(ended > 10 * Seeds * Scale, $"Only {ended} parcels came to their end.");
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void With_a_mend_taken_out_the_simulator_notices(string mend, int within, string invariants)
    {
        var without = Enum.Parse<Mend>(mend);
        var saw = Enumerable.Range(1, within).Select(seed => YearWorld.Live(YearPlan.From((ulong)seed), without).Invariant).FirstOrDefault(static i => i is not null);

        Assert.NotNull(saw);
        Assert.Contains(saw, invariants.Split(", "));
    }

    [Fact]
    public void The_page_has_a_row_for_every_mend() =>
        Assert.Equal(Enum.GetNames<Mend>().Where(static n => n != nameof(Mend.None)).Order(StringComparer.Ordinal), Table.Select(static row => (string)row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void A_broken_world_is_shrunk_to_the_troubles_that_break_it()
    {
        var plan = Enumerable.Range(1, 50).Select(static seed => YearPlan.From((ulong)seed)).First(static p => p.Troubles.Count > 20 && YearWorld.Live(p, Mend.UnexpectedIsNotFinal).Invariant is not null);

        var small = Shrinking.Shrink(plan, Mend.UnexpectedIsNotFinal);

        Assert.InRange(small.Troubles.Count, 0, 3);
        Assert.Equal(YearWorld.Live(plan, Mend.UnexpectedIsNotFinal).Invariant, YearWorld.Live(small, Mend.UnexpectedIsNotFinal).Invariant);
    }

    private static string Shown(ulong seed)
    {
        var small = Shrinking.Shrink(YearPlan.From(seed));
        var report = YearWorld.Live(small);
        var end = report.Trace.Split('\n');
        return $"{report.Invariant}: {report.Detail}\n{small}\n…\n{string.Join('\n', end.TakeLast(60))}";
    }
}
