using Connectors.Domain.Reasons;
using Connectors.Domain.Stock;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Stock;

public sealed class SafetyStockRulesTests
{
    private static readonly Sku Paint = new("PAINT-5L");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly StockPeak Sale = new("sale", Noon, Noon.AddDays(2));

    private readonly SafetyStockRules _buffers = Expect.Compiled(SafetyStockRules.Compile(new SafetyStockTable
    {
        Version = "b1",
        Rows =
        [
            new SafetyStockRow { Fixed = 1 },
            new SafetyStockRow { Channel = "bq", Percent = 10, Minimum = 3 },
            new SafetyStockRow { Class = "fast", Fixed = 5 },
            new SafetyStockRow { Sku = Paint, Fixed = 7 },
            new SafetyStockRow { Channel = "bq", Peak = "sale", Fixed = 20 },
        ],
        Peaks = [Sale],
    }));

    [Theory]
    [InlineData("OTHER", "", "web", 1)]
    [InlineData("OTHER", "", "bq", 10)]
    [InlineData("OTHER", "fast", "bq", 5)]
    [InlineData("PAINT-5L", "fast", "bq", 7)]
    public void R47_keep_back_takes_the_most_specific_row(string sku, string velocityClass, string channel, int safetyStock)
    {
        var shown = _buffers.KeepBack(new Sku(sku), velocityClass, channel, Noon.AddTicks(-1), 100);

        Assert.Equal(safetyStock, shown.SafetyStock);
        Assert.Equal(100 - safetyStock, shown.Quantity);
        Assert.Equal("b1", shown.TableVersion);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 5)]
    [InlineData(2L * 24 * 60 * 60 * 10_000_000 - 1, 5)]
    [InlineData(2L * 24 * 60 * 60 * 10_000_000, 2)]
    public void R47_keep_back_takes_a_peaks_row_from_its_first_instant_to_its_last(long ticks, int row) =>
        Assert.Equal(row, _buffers.KeepBack(new Sku("OTHER"), "", "bq", Noon.AddTicks(ticks), 100).Row);

    [Fact]
    public void KeepBack_keeps_at_least_the_minimum() => Assert.Equal(7, _buffers.KeepBack(new Sku("OTHER"), "", "bq", Noon.AddDays(-1), 10).Quantity);

    [Theory]
    [InlineData(7)]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(-4)]
    public void KeepBack_never_shows_less_than_nothing(int sellable) => Assert.Equal(0, _buffers.KeepBack(Paint, "", "web", Noon, sellable).Quantity);

    [Fact]
    public void R47_shown_stock_is_never_negative_never_above_sellable_and_falls_as_the_buffer_grows()
    {
        var cases =
            from stock in Gen.Choose(-1000, 100_000)
            from amount in Gen.Choose(0, 1000).Two()
            from percent in Gen.Choose(0, 100)
            from minimum in Gen.Choose(0, 1000)
            from more in Gen.Choose(0, 50).Three()
            select (Stock: stock, Small: (amount.Item1, percent, minimum), Large: (amount.Item1 + more.Item1, Math.Min(100, percent + more.Item2), minimum + more.Item3));

        Expect.ForAll(cases, c =>
        {
            var (small, large) = (Shown(c.Stock, c.Small), Shown(c.Stock, c.Large));

            Assert.InRange(small, 0, Math.Max(0, c.Stock));
            Assert.True(large <= small);
        });
    }

    [Fact]
    public void KeepBack_does_not_allocate() =>
        Assert.Equal(0, Allocations.Of(() => _ = _buffers.KeepBack(Paint, "fast", "bq", Noon, 50).Quantity));

    [Fact]
    public void KeepBack_answers_any_number_without_overflow()
    {
        Assert.Equal(0, _buffers.KeepBack(Paint, "", "web", Noon, decimal.MinValue).Quantity);
        Assert.Equal(999_999_999_993m, _buffers.KeepBack(Paint, "", "web", Noon, decimal.MaxValue).Quantity);
    }

    [Fact]
    public void Compile_names_all_mistakes_at_once() =>
        Assert.Equal(
            ["0 Version", "0 Rows", "1 Peak.Until", "1 Peak.From", "1 Fixed", "1 Percent", "2 Peak.Name", "2 Sku", "2 Peak", "2 Minimum", "3 Sku"],
            Expect.RowErrors(SafetyStockRules.Compile(new SafetyStockTable
            {
                Version = "",
                Rows =
                [
                    new SafetyStockRow { Channel = "bq", Fixed = -1, Percent = 100.1m },
                    new SafetyStockRow { Sku = new Sku("P\u0410INT"), Peak = "xmas", Minimum = decimal.MaxValue },
                    new SafetyStockRow { Channel = "bq" },
                ],
                Peaks = [new StockPeak("sale", Noon.AddDays(1), Noon.AddDays(1)), Sale],
            })));

    [Fact]
    public void Compile_checks_the_texts_of_conditions() =>
        Assert.Equal(
            ["2 Class", "2 Channel"],
            Expect.RowErrors(SafetyStockRules.Compile(new SafetyStockTable { Version = "b1", Rows = [new SafetyStockRow(), new SafetyStockRow { Class = "", Channel = " bq" }] })));

    [Theory]
    [InlineData("PAINT-5L", "PAINT-5L")]
    [InlineData(null, "")]
    public void Compile_names_the_SKU_of_a_second_row_of_the_same_conditions(string? sku, string named)
    {
        var row = new SafetyStockRow { Sku = sku is null ? null : new Sku(sku) };

        var compilation = SafetyStockRules.Compile(new SafetyStockTable { Version = "b1", Rows = [new SafetyStockRow { Channel = "bq" }, row, row, new SafetyStockRow()] });

        Assert.Contains(named, compilation.Refusals.Where(static m => m is { Line: 3, Column: "Sku" }).Select(static m => m.Value));
    }

    [Fact]
    public void Compile_refuses_two_peaks_of_one_name_and_says_when_the_later_of_two_that_overlap_starts()
    {
        var mistakes = Mistakes(new StockPeak("sale", Noon, Noon.AddDays(2)), new StockPeak("sale", Noon.AddDays(5), Noon.AddDays(6)), new StockPeak("late", Noon.AddDays(1), Noon.AddDays(3)));

        Assert.Equal([(2, "Peak.Name", "sale"), (3, "Peak.From", "2026-03-02T12:00:00.0000000+00:00")], mistakes.Select(static m => (m.Line, m.Column, m.Value)));
    }

    [Fact]
    public void Compile_refuses_a_peak_without_name_and_a_table_without_a_row_for_all()
    {
        var mistakes = SafetyStockRules.Compile(new SafetyStockTable { Version = "b1", Peaks = [Sale with { Name = "" }] }).Refusals;

        Assert.Equal([(0, "Rows", ""), (1, "Peak.Name", "")], mistakes.Select(static m => (m.Line, m.Column, m.Value)));
    }

    [Fact]
    public void Of_two_peaks_that_start_together_the_second_is_at_fault() =>
        Assert.Equal([(2, "Peak.From")], Mistakes(Sale, Sale with { Name = "other" }).Select(static m => (m.Line, m.Column)));

    [Fact]
    public void A_peak_may_start_where_another_ends_and_a_buffer_may_be_as_large_as_any_stock() =>
        Expect.Compiled(SafetyStockRules.Compile(new SafetyStockTable
        {
            Version = "b1",
            Rows = [new SafetyStockRow { Fixed = 1_000_000_000_000 }],
            Peaks = [Sale, new StockPeak("after", Sale.Until, Sale.Until.AddDays(1))],
        }));

    private static IReadOnlyList<RowError> Mistakes(params StockPeak[] peaks) =>
        SafetyStockRules.Compile(new SafetyStockTable { Version = "b1", Rows = [new SafetyStockRow()], Peaks = peaks }).Refusals;

    private static decimal Shown(decimal stock, (int Fixed, int Percent, int Minimum) safetyStock) =>
        Expect.Compiled(SafetyStockRules.Compile(new SafetyStockTable
        {
            Version = "p",
            Rows = [new SafetyStockRow { Fixed = safetyStock.Fixed, Percent = safetyStock.Percent, Minimum = safetyStock.Minimum }],
        })).KeepBack(Paint, "", "bq", Noon, stock).Quantity;
}
