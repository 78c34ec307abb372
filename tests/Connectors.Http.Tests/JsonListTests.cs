using System.Text.Json;

namespace Connectors.Http.Tests;

public sealed class JsonListTests
{
    [Fact]
    public void An_item_that_cannot_be_read_is_named_and_the_others_are_taken()
    {
        var read = JsonList.Read(Parse("""["a",{"slug":"s","id":" "},{"id":7},null,"b"]"""), "$.data", static e => e.GetString(), "id", "slug");

        Assert.Equal(["a", "b"], read);
        Assert.Equal([("s", "$.data[1]"), ("7", "$.data[2]"), (null, "$.data[3]")], read.Unreadable.Select(static u => (u.Id, u.Path)));
    }

    [Fact]
    public void A_list_of_which_nothing_can_be_read_is_another_list_and_an_empty_one_is_none()
    {
        Assert.Throws<JsonException>(() => JsonList.Read(Parse("[1,2]"), "$", static e => e.GetString(), "id"));
        Assert.Empty(JsonList.Read(Parse("[]"), "$", static e => e.GetString(), "id"));
    }

    [Theory]
    [InlineData("""{"meta":{"page":3}}""", 3L)]
    [InlineData("""{"meta":{"page":"3"}}""", 3L)]
    [InlineData("""{"meta":{"page":"three"}}""", null)]
    [InlineData("""{"meta":[3]}""", null)]
    [InlineData("""{"page":3}""", null)]
    [InlineData("[3]", null)]
    public void A_number_beside_a_list_is_read_as_number_or_digits(string answer, long? number) => Assert.Equal(number, JsonList.Number(Parse(answer), "meta", "page"));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
