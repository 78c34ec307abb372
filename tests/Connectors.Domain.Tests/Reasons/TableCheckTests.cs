using Connectors.Domain.Reasons;

namespace Connectors.Domain.Tests.Reasons;

public sealed class TableCheckTests
{
    private readonly TableCheck _check = new();

    [Theory]
    [InlineData("PAINT-5L")]
    [InlineData("Farbe 5 L")]
    [InlineData("Gr\u00fc\u00dfe")]
    [InlineData("a\u024f")]
    [InlineData("\u0370\u03b1\u03ff")]
    [InlineData("\u0400\u0416\u052f")]
    [InlineData("\u0416-1")]
    [InlineData("\u0391 7 \u00a3")]
    [InlineData("\u5857\u6599 5")]
    public void Text_takes_letters_of_one_alphabet_with_digits_and_signs(string text) => Assert.True(_check.Text(1, "Sku", text));

    [Theory]
    [InlineData("P\u0410INT")]
    [InlineData("P\u0391INT")]
    [InlineData("a\u0250")]
    [InlineData("a\u0531")]
    [InlineData("\u03b1\u0416")]
    [InlineData("\u03b1\u0531")]
    [InlineData("\u0416\u0250")]
    [InlineData("\u0416\u0531")]
    [InlineData("a\u03b1\u0416")]
    public void Text_refuses_a_mixture_of_alphabets(string text) => Refuses(text, "alphabet");

    [Theory]
    [InlineData("a\tb")]
    [InlineData("a\u200bb")]
    [InlineData("a\u00a0b")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    [InlineData("a\ue000b")]
    [InlineData("a\u0530b")]
    public void Text_refuses_what_cannot_be_seen(string text) => Refuses(text, "visible");

    [Theory]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData(" ")]
    public void Text_refuses_space_around_a_value(string text) => Refuses(text, "space");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Text_refuses_a_missing_value(string? text) => Refuses(text, "value");

    [Fact]
    public void Text_takes_200_characters_and_refuses_more()
    {
        Assert.True(_check.Text(1, "Sku", new string('a', 200)));
        Refuses(new string('a', 201), "200");
    }

    [Fact]
    public void A_text_that_may_be_left_out_may_not_be_blank()
    {
        Assert.True(_check.OptionalText(1, "Channel", null));
        Assert.True(_check.OptionalText(1, "Channel", "web"));
        Assert.False(_check.OptionalText(1, "Channel", ""));
    }

    [Fact]
    public void A_version_is_asked_for_in_the_name_of_the_whole_table()
    {
        _check.Version("");

        Assert.Equal((0, "Version"), (Mistake().Line, Mistake().Column));
    }

    [Fact]
    public void Finish_compiles_a_table_without_mistakes() =>
        Assert.Equal("compiled", _check.Finish(static () => "compiled").Value);

    [Fact]
    public void Finish_names_every_mistake_in_row_order_and_compiles_nothing()
    {
        _check.Add(2, "Sku", "b", "another");
        _check.Add(1, "Unit", "a", "another");
        _check.Add(2, "Unit", "a", "another");

        var compilation = _check.Finish<string>(static () => throw new InvalidOperationException());

        Assert.False(compilation.IsOk);
        Assert.Equal(["1 Unit", "2 Sku", "2 Unit"], compilation.Refusals.Select(static m => $"{m.Line} {m.Column}"));
    }

    private void Refuses(string? text, string expected)
    {
        Assert.False(_check.Text(3, "Sku", text));
        Assert.False(_check.IsClean);
        Assert.Equal((3, "Sku", text ?? ""), (Mistake().Line, Mistake().Column, Mistake().Value));
        Assert.Contains(expected, Mistake().Expected, StringComparison.Ordinal);
    }

    private RowError Mistake() => Assert.Single(_check.Finish(static () => "").Refusals);
}
