using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http.Internal;
using Connectors.Http.Tests.Support;

namespace Connectors.Http.Tests;

public sealed class ItemLimitTests
{
    private const long Much = 60_000_000;

    [Theory]
    [InlineData("[", """{"order_id":"1"},""")]
    [InlineData("""{"orders":[""", """{"order_id":"1"},""")]
    [InlineData("""{"orders":[{"lines":[""", """{"a":1},""")]
    [InlineData("[{\"lines\":[{\"more\":[", "{},")]
    public async Task A_page_of_many_tiny_items_is_refused_while_it_is_read(string start, string item)
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        var content = new TinyItemsContent(start, item, Much);
        rig.Transport.Otherwise = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

        var failure = await Rig.FailAsync<ConnectorException>(rig.Http.SendForJsonAsync(new ConnectorRequest(Samples.Read).Expect(100), SamplesJsonContext.Default.DictionaryStringInt32));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
        Assert.InRange(content.BytesRead, 1, 1_100_000);
    }

    [Fact]
    public async Task A_page_that_announces_far_more_than_its_items_need_is_not_read_at_all()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        var content = new TinyItemsContent("[", """{"order_id":"1"},""", Much);
        content.Headers.ContentLength = Much;
        rig.Transport.Otherwise = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

        await Rig.FailAsync<ConnectorException>(rig.Http.SendForJsonAsync(new ConnectorRequest(Samples.Read).Expect(100), SamplesJsonContext.Default.DictionaryStringInt32));

        Assert.Equal(0, content.BytesRead);
    }

    [Fact]
    public async Task A_list_that_was_asked_for_without_a_number_has_the_accounts_limit()
    {
        using var rig = new Rig(o => (o.MaxRetries, o.MaxItems) = (0, 100_000));
        var content = new TinyItemsContent("[", """{"a":1},""", 20_000_000);
        rig.Transport.Otherwise = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

        var failure = await Rig.FailAsync<ConnectorException>(rig.Http.SendForJsonAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.DictionaryStringInt32));

        Assert.Equal("acme GET1 failed: unreadable response", failure.Message);
        Assert.InRange(content.BytesRead, 1, 2_100_000);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_short_page_is_counted_when_it_is_made(int items, bool fits)
    {
        var request = new ConnectorRequest(Samples.Read).Expect(100);

        var page = Record.Exception(() => request.ToPage<int>([.. Enumerable.Range(0, items)], "next"));

        Assert.Equal(fits, page is null);
        Assert.True(fits || page is ConnectorException { Kind: FailureKind.Unreadable });
    }

    [Fact]
    public void An_empty_token_is_none() => Assert.Null(new ConnectorRequest(Samples.Read).ToPage<int>([], "").ContinuationToken);

    [Fact]
    public void A_page_of_large_items_is_let_pass()
    {
        var limit = ItemLimit.Of(100, 1);
        var item = $"{{\"id\":\"1\",\"lines\":[{string.Join(',', Enumerable.Repeat("{\"a\":[1,2]}", 200))}]}}";

        limit.Demand(Encoding.UTF8.GetBytes($"{{\"orders\":[{string.Join(',', Enumerable.Repeat(item, 100))}]}}"), true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void What_arrives_in_parts_is_counted_as_a_whole(int part)
    {
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{\"a\":\"é\"}", 30))}]");
        var (fits, not) = (new ItemLimit(30, 1000, 0), new ItemLimit(29, 1000, 0));

        Feed(fits, body, part);
        Assert.Throws<HttpRequestException>(() => Feed(not, body, part));
    }

    [Fact]
    public void What_is_no_JSON_is_left_to_its_reader() => new ItemLimit(1, 1, 0).Demand("<html>{{{{"u8, true);

    [Fact]
    public async Task A_lack_of_memory_is_no_mistake_of_the_vendor()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.Then(HttpStatusCode.OK, "{}");
        var type = System.Text.Json.Serialization.Metadata.JsonMetadataServices.CreateValueInfo<Parcel>(new System.Text.Json.JsonSerializerOptions { TypeInfoResolver = SamplesJsonContext.Default }, new Hungry());

        await Assert.ThrowsAsync<OutOfMemoryException>(() => rig.Http.SendForJsonAsync(new ConnectorRequest(Samples.Read), type));
    }

    private static void Feed(ItemLimit limit, byte[] body, int part)
    {
        for (var length = Math.Min(part, body.Length); length < body.Length; length += part)
            limit.Demand(body.AsSpan(0, length), false);
        limit.Demand(body, true);
    }

    private sealed class Hungry : System.Text.Json.Serialization.JsonConverter<Parcel>
    {
        public override Parcel Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) => throw new OutOfMemoryException();

        public override void Write(System.Text.Json.Utf8JsonWriter writer, Parcel value, System.Text.Json.JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
