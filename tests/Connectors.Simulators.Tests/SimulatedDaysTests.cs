using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Faults;
using Connectors.Simulators.Mirakl;
using Connectors.Simulators.Patchworks;
using Connectors.Simulators.ShipBob;
using Connectors.Simulators.SparkLayer;
using Connectors.Simulators.Time;
using Connectors.Tests.Shared;

namespace Connectors.Simulators.Tests;

/// <summary>The two named days are described where a user looks for them.</summary>
public sealed class SimulatedDaysTests
{
    [Theory]
    [InlineData(typeof(MiraklBehaviours))]
    [InlineData(typeof(BusinessCentralBehaviours))]
    [InlineData(typeof(ShipBobBehaviours))]
    [InlineData(typeof(SparkLayerBehaviours))]
    [InlineData(typeof(PatchworksBehaviours))]
    [InlineData(typeof(WayBehaviours))]
    [InlineData(typeof(TimeBehaviours))]
    public void Every_switch_is_described(Type behaviours)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "simulated-days.md"));

        Assert.DoesNotContain(behaviours.GetProperties().Where(static p => p.CanWrite).Select(static p => p.Name), n => !text.Contains($"`{n}`", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_switch_has_one_line_for_a_test_of_ones_own()
    {
        Type[] records = [typeof(MiraklBehaviours), typeof(WayBehaviours), typeof(TimeBehaviours), typeof(BusinessCentralBehaviours), typeof(ShipBobBehaviours), typeof(SparkLayerBehaviours), typeof(PatchworksBehaviours)];
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "src", "Connectors.Simulators", "README.md"));
        var told = lines.Where(static l => l.Length > 0 && char.IsUpper(l[0])).Select(static l => l.Split(" = ")).Where(static l => l.Length > 1 && !l[0].Contains(' ', StringComparison.Ordinal)).Select(static l => l[0]);

        Assert.Equal(records.SelectMany(static r => r.GetProperties()).Where(static p => p.CanWrite).Select(static p => p.Name).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_plain_world_has_none_of_it()
    {
        var plain = new SimulationOptions();

        Assert.Equal((new MiraklBehaviours(), new WayBehaviours(), new TimeBehaviours()), (plain.Mirakl, plain.Way, plain.Time));
        Assert.All(new object[] { plain.Mirakl, plain.BusinessCentral, plain.ShipBob, plain.Way, plain.Time }, static part =>
            Assert.All(part.GetType().GetProperties().Where(static p => p.PropertyType == typeof(decimal)), p => Assert.Equal(0m, p.GetValue(part))));
    }

    [Fact]
    public void A_bad_day_is_no_better_than_an_ordinary_one()
    {
        var (ordinary, bad) = (SimulationDay.Ordinary, SimulationDay.Bad);

        foreach (var (good, worse) in new (object, object)[] { (ordinary.Mirakl, bad.Mirakl), (ordinary.Way, bad.Way), (ordinary.Time, bad.Time) })
        {
            // Who pays whom is an agreement with the marketplace, and no matter of how a day goes.
            Assert.All(good.GetType().GetProperties().Where(static p => p.CanWrite && p.PropertyType == typeof(decimal) && p.Name != nameof(MiraklBehaviours.BuyersPaySeller)), p =>
            {
                var (few, many) = ((decimal)p.GetValue(good)!, (decimal)p.GetValue(worse)!);
                Assert.True(few > 0m && many >= few && many <= 1m, $"{p.Name}: {few}, {many}");
            });
        }
    }
}
