using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http.Json;

namespace Connectors.Http.Tests.Json;

public sealed partial class OptionalTests
{
    [Fact]
    public void What_is_left_out_is_not_written_and_what_is_cleared_is_null() =>
        Assert.Equal("""{"Name":null,"Count":3}""", JsonSerializer.Serialize(new Change { Name = null, Count = 3 }, ChangeContext.Default.Change));

    [Fact]
    public void Reading_tells_null_from_missing()
    {
        var change = JsonSerializer.Deserialize("""{"Name":null,"Count":4}""", ChangeContext.Default.Change)!;

        Assert.Equal((true, null, 4, false), (change.Name.IsSet, change.Name.Value, change.Count.Value!.Value, change.Note.IsSet));
    }

    [Fact]
    public void ToString_never_shows_the_value() =>
        Assert.Equal("set, cleared, left out", $"{new Optional<string>("secret")}, {new Optional<string>(null)}, {default(Optional<string>)}");

    public sealed record Change
    {
        [JsonConverter(typeof(OptionalJsonConverter<string>))]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public Optional<string> Name { get; init; }

        [JsonConverter(typeof(OptionalJsonConverter<int?>))]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public Optional<int?> Count { get; init; }

        [JsonConverter(typeof(OptionalJsonConverter<string>))]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public Optional<string> Note { get; init; }
    }

    [JsonSerializable(typeof(Change))]
    [JsonSerializable(typeof(int?))]
    internal sealed partial class ChangeContext : JsonSerializerContext;
}
