using System.Text;
using System.Text.Json;
using Connectors.Http.Tests.Support;

namespace Connectors.Http.Tests.Json;

public sealed class StringValueJsonConverterTests
{
    [Theory]
    [InlineData("\"LOST\"", "LOST")]
    [InlineData("\"NEVER_SEEN\"", "NEVER_SEEN")]
    [InlineData("\"lost\"", "lost")]
    [InlineData("\"caf\\u00e9 \\\"x\\\"\"", "café \"x\"")]
    [InlineData("null", "")]
    [InlineData("\"\"", "")]
    [InlineData("17", "17")]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    public void Word_is_read_from_whatever_the_vendor_sends(string json, string word) =>
        Assert.Equal(word, Read(json).Value);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Object_or_array_is_no_word(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Fact]
    public void Number_that_arrives_in_pieces_is_read_whole()
    {
        // A stream of one byte at a time makes the reader see the number across segments.
        using var stream = new Trickle(Encoding.UTF8.GetBytes("""{"number":"P","status":123456,"weight":1}"""));

        Assert.Equal("123456", JsonSerializer.Deserialize(stream, SamplesJsonContext.Default.Parcel)!.Status.Value);
    }

    [Theory]
    [InlineData("LOST")]
    [InlineData("NEVER_SEEN")]
    [InlineData("caf\u00e9 \"x\"")]
    public void Any_word_survives_a_round_trip(string word)
    {
        var json = JsonSerializer.Serialize(new Parcel("P", ParcelStatus.From(word), 1), SamplesJsonContext.Default.Parcel);

        Assert.Equal(word, JsonSerializer.Deserialize(json, SamplesJsonContext.Default.Parcel)!.Status.Value);
    }

    [Fact]
    public void No_word_is_written_as_null() =>
        Assert.Equal("""{"number":"P","status":null,"weight":1}""", JsonSerializer.Serialize(new Parcel("P", default, 1), SamplesJsonContext.Default.Parcel));

    [Fact]
    public void Words_can_be_keys()
    {
        var json = JsonSerializer.Serialize(new() { [ParcelStatus.Lost] = 2 }, SamplesJsonContext.Default.DictionaryParcelStatusInt32);

        Assert.Equal("""{"LOST":2}""", json);
        Assert.Equal(2, JsonSerializer.Deserialize(json, SamplesJsonContext.Default.DictionaryParcelStatusInt32)![ParcelStatus.Lost]);
    }

    private static ParcelStatus Read(string json) =>
        JsonSerializer.Deserialize($$"""{"number":"P","status":{{json}},"weight":1}""", SamplesJsonContext.Default.Parcel)!.Status;

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..1]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, 1);
    }
}
