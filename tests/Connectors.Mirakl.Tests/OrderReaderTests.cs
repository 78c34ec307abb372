using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;
using Connectors.Tests.Shared;

namespace Connectors.Mirakl.Tests;

public class OrderReaderTests
{
    private const string Damage = "{}[]\",:0-9.eEntfu\\\u0000 aZ";

    [Fact]
    public void Reading_takes_every_modelled_member()
    {
        var json = FullOrder();

        var order = ReadOne(json);

        Assert.Empty(Leftovers(order, "order"));
        Assert.True(JsonNode.DeepEquals(Comparable(json), Comparable(Write(order))), Write(order)!.ToJsonString());
    }

    [Fact]
    public void Reading_gives_what_the_serializer_gives()
    {
        var json = FullOrder();

        var reference = json.Deserialize(MiraklJsonContext.WithoutReader().Order)!;

        Assert.Empty(Leftovers(reference, "order"));
        Assert.Equal(Write(reference)!.ToJsonString(), Write(ReadOne(json))!.ToJsonString());
    }

    [ContractFact(Fixture.Contract)]
    public void Reading_keeps_all_of_the_documented_examples()
    {
        foreach (var example in ContractExamples())
        {
            var order = ReadOne(example);

            Assert.Empty(Leftovers(order, "order"));
            Assert.Equal(Comparable(example)!.ToJsonString(), Comparable(Write(order))!.ToJsonString());
        }
    }

    [Fact]
    public void Reading_keeps_the_scale_of_amounts()
    {
        var order = Fixture.Orders("or11-page")[0];

        Assert.Equal("119.9700", order.Price.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-12.340", "-12.340")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("4294967296.5", "4294967296.5")]
    [InlineData("2147483648", "2147483648")]
    [InlineData("1234567890123456789.01", "1234567890123456789.01")]
    [InlineData("1e2", "100")]
    [InlineData("\"7.10\"", "7.10")]
    [InlineData("\" \"", "0")]
    [InlineData("null", "0")]
    public void Reading_takes_an_amount_exactly(string written, string expected)
    {
        var order = ReadOne(JsonNode.Parse($$"""{ "order_id": "A", "price": {{written}} }""")!.AsObject());

        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), order.Price);
    }

    [Fact]
    public void Reading_agrees_with_decimal_parsing_on_random_amounts()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var text = (random.NextInt64(-999_999_999_999, 999_999_999_999) / (decimal)Math.Pow(10, random.Next(0, 7))).ToString(CultureInfo.InvariantCulture);
            var order = ReadOne(JsonNode.Parse($$"""{ "order_id": "A", "price": {{text}} }""")!.AsObject());
            Assert.Equal(text, order.Price.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Reading_keeps_words_it_does_not_know()
    {
        var order = Fixture.Orders("or11-odd")[0];

        Assert.Equal("TERMINATED", order.OrderState.Value);
        Assert.Equal("ON_THE_MOON", order.OrderLines[0].OrderLineState.Value);
    }

    [Fact]
    public void Reading_keeps_members_it_does_not_know()
    {
        var order = Fixture.Orders("or11-odd")[0];

        Assert.True(order.AdditionalData!["added_to_order"].GetProperty("deep").GetBoolean());
        Assert.Equal("kept", order.OrderLines[0].AdditionalData!["added_to_line"].GetString());
    }

    [Fact]
    public void Reading_takes_numbers_written_as_text()
    {
        var line = Fixture.Orders("or11-odd")[0].OrderLines[0];

        Assert.Equal((550023L, 2, 10.50m), (line.OfferId, line.Quantity, line.Price));
    }

    [Fact]
    public void Reading_takes_missing_and_null_lists_as_empty()
    {
        var line = Fixture.Orders("or11-odd")[0].OrderLines[0];

        Assert.Empty(line.Taxes);
        Assert.Empty(line.Refunds);
        Assert.Empty(line.Cancelations);
    }

    [Fact]
    public void Reading_takes_empty_text_as_nothing_where_text_is_not_expected()
    {
        var order = Fixture.Orders("or11-odd")[0];

        Assert.Null(order.ShippingDeadline);
        Assert.Null(order.PaymentDuration);
    }

    [Fact]
    public void Reading_turns_every_date_into_utc()
    {
        var order = Fixture.Orders("or11-odd")[0];

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 20, 0, 500, TimeSpan.Zero), order.CreatedDate);
        Assert.Equal(TimeSpan.Zero, order.CreatedDate.Offset);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 30, 0, TimeSpan.Zero), order.LastUpdatedDate);
    }

    [Fact]
    public void Reading_takes_custom_fields_of_one_text_and_of_several()
    {
        var order = Fixture.Orders("or11-page")[0];

        Assert.Equal("true", order.OrderAdditionalFields[0].Value.Text);
        Assert.Equal(["fragile", "heavy"], order.OrderAdditionalFields[1].Value.Values);
        Assert.Equal("12", Fixture.Orders("or11-odd")[0].OrderAdditionalFields[0].Value.Text);
    }

    [Fact]
    public void Reading_takes_escaped_names_and_texts()
    {
        var page = JsonSerializer.Deserialize("""{ "orders": [ { "\u006frder_id": "A\u002dB", "shipping_type_label": "caf\u00e9" } ] }""", MiraklJsonContext.Default.OrderPage)!;

        Assert.Equal(("A-B", "café"), (page.Orders[0].OrderId, page.Orders[0].ShippingTypeLabel));
    }

    [Fact]
    public void Reading_shares_texts_that_repeat()
    {
        var orders = Fixture.Orders("or11-page");

        Assert.Same(orders[0].CurrencyIsoCode, orders[1].CurrencyIsoCode);
    }

    [Theory]
    [InlineData("""{ "orders": [ { "price": 1 } ] }""")]
    [InlineData("""{ "orders": [ { "order_id": "" } ] }""")]
    [InlineData("""{ "orders": [ { "order_id": "A", "order_lines": [ {} ] } ] }""")]
    public void Reading_refuses_what_has_no_id(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, MiraklJsonContext.Default.OrderPage));

    [Theory]
    [InlineData("or11-page")]
    [InlineData("or11-odd")]
    public void Reading_a_cut_body_fails_as_json(string fixture)
    {
        var whole = Fixture.Bytes(fixture).AsSpan().TrimEnd("\r\n "u8).ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(cut, MiraklJsonContext.Default.OrderPage));
        }
    }

    [Theory]
    [InlineData("or11-page")]
    [InlineData("or11-odd")]
    public void Reading_a_damaged_body_fails_as_json_or_not_at_all(string fixture)
    {
        var random = new Random(11);
        var whole = Fixture.Bytes(fixture);
        for (var i = 0; i < 3000; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var hits = random.Next(1, 4); hits > 0; hits--)
                damaged[random.Next(damaged.Length)] = (byte)Damage[random.Next(Damage.Length)];
            try
            {
                JsonSerializer.Deserialize(damaged, MiraklJsonContext.Default.OrderPage);
            }
            catch (JsonException)
            {
                // The one way to fail.
            }
        }
    }

    [Fact]
    public void ToString_shows_no_personal_data()
    {
        var order = Fixture.Orders("or11-page")[0];

        Assert.DoesNotContain("Oakes", $"{order} {order.Customer} {order.Customer!.ShippingAddress}", StringComparison.Ordinal);
    }

    internal static IEnumerable<JsonObject> ContractExamples()
    {
        var contract = JsonNode.Parse(File.ReadAllBytes(ContractFactAttribute.Find(Fixture.Contract)!))!;
        var examples = contract["paths"]!["/api/orders"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["examples"]!.AsObject();
        return examples.SelectMany(e => e.Value!["value"]!["orders"]!.AsArray().Select(o => o!.AsObject()));
    }

    private static Order ReadOne(JsonObject order)
    {
        var page = new JsonObject { ["orders"] = new JsonArray(order.DeepClone()), ["total_count"] = 1 };
        return JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(page.ToJsonString()), MiraklJsonContext.Default.OrderPage)!.Orders.Single();
    }

    private static JsonNode? Write(Order order) => JsonSerializer.SerializeToNode(order, MiraklJsonContext.Default.Order);

    /// <summary>An order in which every modelled member has its own value.</summary>
    private static JsonObject FullOrder()
    {
        var number = 0;
        return Fill(typeof(Order));

        JsonObject Fill(Type type)
        {
            var json = new JsonObject();
            foreach (var property in type.GetProperties().Where(p => p.Name != "AdditionalData" && p.CanWrite))
            {
                var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
                json[name] = Value(property.PropertyType);
            }

            return json;
        }

        JsonNode? Value(Type type)
        {
            number++;
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type == typeof(string))
                return $"text {number}";
            if (type == typeof(decimal))
                return JsonNode.Parse($"{number}.50");
            if (type == typeof(int) || type == typeof(long))
                return number;
            if (type == typeof(bool))
                return true;
            if (type == typeof(DateTimeOffset))
                return new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            if (type == typeof(AdditionalFieldValue))
                return new JsonArray($"a {number}", $"b {number}");
            if (type.IsValueType)
                return $"WORD_{number}";
            return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                ? new JsonArray(Value(type.GetGenericArguments()[0]), Value(type.GetGenericArguments()[0]))
                : Fill(type);
        }
    }

    /// <summary>Members that ended up in the extension data anywhere in the graph.</summary>
    private static IEnumerable<string> Leftovers(object? node, string path)
    {
        switch (node)
        {
            case null or string or ValueType:
                yield break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    foreach (var found in Leftovers(item, path + "[]"))
                        yield return found;
                }

                yield break;
        }

        foreach (var property in node.GetType().GetProperties())
        {
            if (property.Name == "AdditionalData")
            {
                foreach (var key in ((IDictionary<string, JsonElement>?)property.GetValue(node))?.Keys ?? [])
                    yield return $"{path}.{key}";
            }
            else if (property.GetIndexParameters().Length == 0)
            {
                foreach (var found in Leftovers(property.GetValue(node), $"{path}.{property.Name}"))
                    yield return found;
            }
        }
    }

    /// <summary>Same content, same form: no nulls, no empty lists, dates and numbers in one spelling, members sorted.</summary>
    private static JsonNode? Comparable(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o
            .Select(m => KeyValuePair.Create(m.Key, Comparable(m.Value)))
            .Where(m => m.Value is not null && m.Value is not JsonArray { Count: 0 } && m.Value is not JsonObject { Count: 0 })
            .OrderBy(m => m.Key, StringComparer.Ordinal)),
        JsonArray a => new JsonArray([.. a.Select(Comparable)]),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => JsonValue.Create(decimal.Parse(v.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) / 1.0000000000000000000000000000m),
        JsonValue v when v.GetValueKind() == JsonValueKind.String && v.GetValue<string>() is [>= '0' and <= '9', _, _, _, '-', ..] text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) => JsonValue.Create(date.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };
}
