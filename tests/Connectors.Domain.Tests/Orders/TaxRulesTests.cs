using Connectors.Domain.Orders;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Orders;

public sealed class TaxRulesTests
{
    private static readonly ConnectionName Bq = new("bq");

    private readonly TaxRules _taxes = Expect.Compiled(Compile(Row("UK-VAT-20", "STANDARD", 20), Row("UK-VAT-0", "ZERO", 0), Row("VAT20", "STANDARD", 20)));

    [Fact]
    public void Find_tells_group_and_rate_of_a_code() => Assert.Equal(Row("UK-VAT-20", "STANDARD", 20), _taxes.Find(Bq, "UK-VAT-20").Value);

    [Fact]
    public void RateOf_tells_the_rate_of_a_group() => Assert.Equal(20, _taxes.RateOf(Bq, "STANDARD").Value);

    [Fact]
    public void Covers_tells_which_connections_have_rows() => Assert.Equal((true, false), (_taxes.Covers(Bq), _taxes.Covers(new ConnectionName("other"))));

    [Fact]
    public void R44_an_unknown_code_is_refused_and_never_taken_as_untaxed()
    {
        var refusal = Expect.Refused(_taxes.Find(Bq, "uk-vat-20"), ReasonCatalogue.TaxCodeUnknown);

        Assert.Equal(("uk-vat-20", "taxes", "t1"), (Expect.Fact(refusal, "tax code"), refusal.Table, refusal.TableVersion));
        Expect.Refused(_taxes.Find(new ConnectionName("store"), "UK-VAT-20"), ReasonCatalogue.TaxCodeUnknown);
        Expect.Refused(_taxes.RateOf(Bq, "REDUCED"), ReasonCatalogue.TaxCodeUnknown);
    }

    [Fact]
    public void Compile_refuses_one_code_for_two_groups() =>
        Assert.Equal(["2 Code"], Expect.RowErrors(Compile(Row("V", "STANDARD", 20), Row("V", "ZERO", 0))));

    [Fact]
    public void Compile_refuses_two_rates_for_one_group() =>
        Assert.Equal(["2 RatePercent"], Expect.RowErrors(Compile(Row("V", "STANDARD", 20), Row("W", "STANDARD", 17.5m))));

    [Theory]
    [InlineData("-1")]
    [InlineData("100.1")]
    [InlineData("0.00001")]
    public void Compile_refuses_a_rate_that_cannot_be(string rate) =>
        Assert.Equal(["1 RatePercent"], Expect.RowErrors(Compile(Row("V", "G", decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)))));

    [Fact]
    public void Compile_refuses_a_table_without_version() => Assert.Equal(["0 Version"], Expect.RowErrors(TaxRules.Compile(new TaxTable { Version = "" })));

    [Fact]
    public void Compile_takes_a_rate_of_a_hundred_percent() => Assert.Equal(100, Expect.Compiled(Compile(Row("V", "G", 100))).RateOf(Bq, "G").Value);

    [Fact]
    public void Compile_refuses_empty_cells() =>
        Assert.Equal(["1 Connection", "1 Code", "1 TaxGroup"], Expect.RowErrors(Compile(new TaxRow(default, "", " ", 20))));

    [Fact]
    public void Answers_do_not_allocate()
    {
        Assert.Equal(0, Allocations.Of(() => _ = _taxes.Find(Bq, "UK-VAT-20").IsOk));
        Assert.Equal(0, Allocations.Of(() => _ = _taxes.RateOf(Bq, "STANDARD").IsOk));
    }

    private static TaxRow Row(string code, string group, decimal rate) => new(Bq, code, group, rate);

    private static Validated<TaxRules, RowError> Compile(params TaxRow[] rows) => TaxRules.Compile(new TaxTable { Version = "t1", Rows = rows });
}
