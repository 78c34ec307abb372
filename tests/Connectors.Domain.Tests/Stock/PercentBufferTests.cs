using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Stock;

/// <summary>A part of the stock that is kept back in percent, of goods that are counted.</summary>
public sealed class PercentBufferTests
{
    private static readonly Sku Tape = new("TAPE-50M");
    private static readonly UnitCode Each = new("EA");
    private static readonly UnitCode Case = new("XCS");

    private static readonly StockAllocator Allocator = new(Expect.Compiled(UnitCatalogue.Compile(new UnitTable
    {
        Version = "u", Rows = [new UnitRow(Tape, Each, new Ratio(1), true), new UnitRow(Tape, Case, new Ratio(4), false)],
    })));

    [Theory]
    [InlineData(47, 42, 10)]
    [InlineData(33, 29, 7)]
    [InlineData(50, 45, 11)]
    [InlineData(2, 0, 0)]
    public void A_tenth_kept_back_of_whole_pieces_shows_whole_packs_rounded_towards_less(int sellable, int pieces, int cases)
    {
        var rules = Rules(new SafetyStockRow { Fixed = 1 }, new SafetyStockRow { Channel = "bq", Percent = 10, Minimum = 3 });
        var kept = rules.KeepBack(Tape, string.Empty, "bq", DateTimeOffset.UnixEpoch, sellable);
        var shares = Allocator.Allocate(Tape, sellable, PoolMode.Shared, Offers(kept.SafetyStock)).Value.Shares;

        Assert.Equal([("TAPE-50M", pieces), ("TAPE-50M-CS", cases)], shares.Select(static s => (s.OfferSku.Value, (int)s.Packs)));
    }

    [Fact]
    public void Whatever_a_buffer_rule_answers_the_allocator_takes_and_shows_as_much_as_fits()
    {
        var cases =
            from sellable in Gen.Choose(0, 5000)
            from row in Gen.Choose(0, 100_000_000).Three()
            from mode in Gen.Elements(PoolMode.Shared, PoolMode.Divided)
            select (Sellable: (decimal)sellable, Row: new SafetyStockRow { Fixed = row.Item1 / 1_000_000m, Percent = row.Item2 / 1_000_000m, Minimum = row.Item3 / 1_000_000m }, mode);

        Expect.ForAll(cases, static c =>
        {
            var kept = Rules(c.Row).KeepBack(Tape, string.Empty, "bq", DateTimeOffset.UnixEpoch, c.Sellable);
            var shares = Allocator.Allocate(Tape, c.Sellable, c.mode, Offers(kept.SafetyStock)).Value.Shares;

            if (c.mode == PoolMode.Shared)
                Assert.Equal([decimal.Floor(kept.Quantity), decimal.Floor(kept.Quantity / 4)], shares.Select(static s => (decimal)s.Packs));
            else
                Assert.Equal(decimal.Floor(kept.Quantity), shares.Sum(static s => s.BaseUnits));
        });
    }

    private static PoolOffer[] Offers(decimal safetyStock) => [new("bq", Tape, Each, safetyStock), new("bq", new Sku("TAPE-50M-CS"), Case, safetyStock)];

    private static SafetyStockRules Rules(params SafetyStockRow[] rows) => Expect.Compiled(SafetyStockRules.Compile(new SafetyStockTable { Version = "s", Rows = rows }));
}
