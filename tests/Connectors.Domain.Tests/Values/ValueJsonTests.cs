using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Values;

public sealed partial class ValueJsonTests
{
    private const string Written =
        """{"Sku":"P-1","Order":"bq:1-A","Price":{"Amount":12.340,"Currency":"GBP"},"Count":{"Value":2,"Unit":"EA"},"Pack":"1/3","Stage":"Warn","Target":{"Kind":"BankAccount","Number":"1"}}""";

    private static readonly Paper Sample = new(
        new Sku("P-1"), OrderKey.Parse("bq:1-A"), new Money(12.340m, CurrencyCode.Gbp), new Quantity(2, new UnitCode("EA")), new Ratio(1, 3), DeadlineStage.Warn, PostingTarget.Bank("1"));

    [Fact]
    public void A_host_context_writes_every_value_in_its_written_form() => Assert.Equal(Written, JsonSerializer.Serialize(Sample, Context.Default.Paper));

    [Fact]
    public void A_host_context_reads_every_value_back() => Assert.Equal(Sample, JsonSerializer.Deserialize(Written, Context.Default.Paper));

    [Fact]
    public void Member_names_follow_the_naming_policy()
    {
        var json = JsonSerializer.Serialize(Sample, CamelContext.Default.Paper);

        Assert.Contains("\"price\":{\"amount\":12.340,\"currency\":\"GBP\"}", json, StringComparison.Ordinal);
        Assert.Equal(Sample, JsonSerializer.Deserialize(json, CamelContext.Default.Paper));
    }

    [Theory]
    [InlineData("""{"AMOUNT":1,"currency":"GBP","Note":{"Amount":2}}""")]
    [InlineData("""{"Currency":"GBP","Amount":1}""")]
    public void Money_is_read_in_any_order_and_case_and_skips_what_it_does_not_know(string json) =>
        Assert.Equal(new Money(1, CurrencyCode.Gbp), JsonSerializer.Deserialize(json, Context.Default.Money));

    [Theory]
    [InlineData("""{"Amount":1}""")]
    [InlineData("""{"Currency":"GBP"}""")]
    [InlineData("""{"Amount":"1","Currency":"GBP"}""")]
    [InlineData("""{"Amount":1,"Currency":"pounds of M. Muster"}""")]
    [InlineData("12.34")]
    [InlineData("null")]
    public void What_is_no_money_is_refused(string json) => Refused(json, Context.Default.Money, "Money", "number", "letters");

    [Theory]
    [InlineData("\"Muster\"")]
    [InlineData("\"bq:\"")]
    [InlineData("\":Muster\"")]
    [InlineData("7")]
    [InlineData("null")]
    public void What_is_no_order_key_is_refused(string json) => Refused(json, Context.Default.OrderKey, "bq:12345-A");

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("\"\"")]
    [InlineData("\"-1/3\"")]
    [InlineData("\"Muster\"")]
    [InlineData("12")]
    public void What_is_no_ratio_is_refused(string json) => Refused(json, Context.Default.Ratio, "1/3");

    [Theory]
    [InlineData("\" \"")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[]")]
    public void What_is_no_id_is_refused(string json) => Refused(json, Context.Default.Sku, "not blank");

    [Theory]
    [InlineData("\"warn\"")]
    [InlineData("\"Muster\"")]
    [InlineData("99")]
    [InlineData("1.5")]
    [InlineData("null")]
    public void What_is_no_word_of_a_list_is_refused(string json) => Refused(json, Context.Default.DeadlineStage, "OnTime, Warn, Page, Breached");

    [Fact]
    public void The_number_of_a_word_is_still_read() =>
        Assert.Equal(DeadlineStage.Warn, JsonSerializer.Deserialize(((int)DeadlineStage.Warn).ToString(System.Globalization.CultureInfo.InvariantCulture), Context.Default.DeadlineStage));

    [Fact]
    public void A_value_without_a_word_is_not_written() => Assert.Throws<JsonException>(() => JsonSerializer.Serialize((DeadlineStage)99, Context.Default.DeadlineStage));

    [Fact]
    public void Half_an_order_key_is_not_written() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new OrderKey(new ConnectionName("bq"), ""), Context.Default.OrderKey));

    [Theory]
    [InlineData("12.340 GBP", "12.340", "GBP")]
    [InlineData("-1 EUR", "-1", "EUR")]
    [InlineData("0", "0", "")]
    public void Money_is_a_key_in_its_written_form(string key, string amount, string currency)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency.Length == 0 ? default : new CurrencyCode(currency));
        var json = JsonSerializer.Serialize(new Dictionary<Money, int> { [money] = 1 }, Context.Default.DictionaryMoneyInt32);

        Assert.Equal($$"""{"{{key}}":1}""", json);
        Assert.Equal(money, Assert.Single(JsonSerializer.Deserialize(json, Context.Default.DictionaryMoneyInt32)!).Key);
    }

    [Theory]
    [InlineData("Muster")]
    [InlineData("GBP 12")]
    [InlineData("12 Muster")]
    [InlineData("1 000 GBP")]
    public void What_is_no_money_is_refused_as_a_key(string key) => Refused($$"""{"{{key}}":1}""", Context.Default.DictionaryMoneyInt32, "number");

    [Fact]
    public void A_number_may_be_text_where_the_options_say_so()
    {
        var json = JsonSerializer.Serialize(new Money(12.340m, CurrencyCode.Gbp), TextNumbersContext.Default.Money);

        Assert.Equal("""{"Amount":"12.340","Currency":"GBP"}""", json);
        Assert.Equal("12.340", JsonSerializer.Deserialize(json, TextNumbersContext.Default.Money).Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_answer_is_not_written() =>
        Assert.Contains("not a document", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize<Outcome<Sku>>(new Sku("A"), Context.Default.OutcomeSku)).Message, StringComparison.Ordinal);

    private static void Refused<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> info, params string[] anyOf)
    {
        var e = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, info));

        Assert.Contains(anyOf, named => e.Message.Contains(named, StringComparison.Ordinal));
        Assert.DoesNotContain("Muster", e.ToString(), StringComparison.Ordinal);
    }

    public sealed record Paper(Sku Sku, OrderKey Order, Money Price, Quantity Count, Ratio Pack, DeadlineStage Stage, PostingTarget Target);

    [JsonSerializable(typeof(Paper))]
    [JsonSerializable(typeof(Dictionary<Money, int>))]
    [JsonSerializable(typeof(Outcome<Sku>))]
    internal sealed partial class Context : JsonSerializerContext;

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Paper))]
    internal sealed partial class CamelContext : JsonSerializerContext;

    [JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    [JsonSerializable(typeof(Money))]
    internal sealed partial class TextNumbersContext : JsonSerializerContext;
}
