using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Reads and writes a posting target as <c>{"Kind":"LedgerAccount","Number":"7010"}</c>, and as the key <c>LedgerAccount 7010</c>.</summary>
/// <remarks>Names follow the naming policy in force and are read in any case. Messages never quote what was read.</remarks>
public sealed class PostingTargetJsonConverter : JsonConverter<PostingTarget>
{
    private static readonly EnumJsonConverter<PostingTargetKind> KindConverter = new();

    private readonly PairJson<PostingTargetKind, string> _pair = new(
        nameof(PostingTarget), nameof(PostingTarget.Kind), nameof(PostingTarget.Number), "an object of Kind, one of its words, and Number, a text; as a key both parted by a space",
        static (ref reader, options) => KindConverter.Read(ref reader, typeof(PostingTargetKind), options),
        static (ref reader, _) => reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString()! : throw new JsonException("A text is expected."));

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no such object.</exception>
    public override PostingTarget Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (kind, number) = _pair.Read(ref reader, options);
        return new PostingTarget(kind, number);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PostingTarget value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var names = _pair.NamesFor(options);
        writer.WriteStartObject();
        writer.WritePropertyName(names.First);
        KindConverter.Write(writer, value.Kind, options);
        writer.WriteString(names.Second, value.Number);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is not kind and number parted by a space.</exception>
    public override PostingTarget ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString()!;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return Enum.TryParse<PostingTargetKind>(space < 0 ? text : text[..space], out var kind) && Enum.IsDefined(kind)
            ? new PostingTarget(kind, space < 0 ? null! : text[(space + 1)..])
            : throw _pair.Wrong();
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, PostingTarget value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Number is null ? value.Kind.ToString() : value.ToString());
    }
}
