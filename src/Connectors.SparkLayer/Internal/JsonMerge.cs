using System.Buffers;
using System.Text.Json;

namespace Connectors.SparkLayer.Internal;

/// <summary>
/// Documents of the vendor with a few members changed and all others as they were read, digit by digit: what is replaced as a whole must repeat what nobody asked to change.
/// Pure.
/// </summary>
internal static class JsonMerge
{
    private static readonly Func<string, bool> None = static _ => false;

    /// <summary>The document with the members of the change in place of its own; the others stay as they are.</summary>
    /// <param name="document">What was read, an object.</param>
    /// <param name="change">What is to change, an object.</param>
    /// <param name="leftOut">Which members are not written although they were read.</param>
    /// <param name="merge">Merges a member instead of replacing it; null where it is replaced.</param>
    public static byte[] Apply(JsonElement document, JsonElement change, Func<string, bool>? leftOut = null, Func<string, Action<Utf8JsonWriter, JsonElement?, JsonElement>?>? merge = null)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, document, change, leftOut ?? None, merge);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes one object over another, member by member.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement? document, JsonElement change, Func<string, bool> leftOut, Func<string, Action<Utf8JsonWriter, JsonElement?, JsonElement>?>? merge = null)
    {
        writer.WriteStartObject();
        if (document is { ValueKind: JsonValueKind.Object } there)
        {
            foreach (var member in there.EnumerateObject())
            {
                if (change.TryGetProperty(member.Name, out var changed))
                    Member(writer, member.Name, member.Value, changed, merge);
                else if (!leftOut(member.Name))
                    member.WriteTo(writer);
            }
        }

        foreach (var member in change.EnumerateObject())
        {
            if (document is not { ValueKind: JsonValueKind.Object } known || !known.TryGetProperty(member.Name, out _))
                Member(writer, member.Name, null, member.Value, merge);
        }

        writer.WriteEndObject();
    }

    /// <summary>A copy without some members, at every depth.</summary>
    public static byte[] Without(JsonElement document, Func<string, bool> leftOut)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
            Copy(writer, document, leftOut);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Member(Utf8JsonWriter writer, string name, JsonElement? there, JsonElement changed, Func<string, Action<Utf8JsonWriter, JsonElement?, JsonElement>?>? merge)
    {
        writer.WritePropertyName(name);
        if (merge?.Invoke(name) is { } own)
            own(writer, there, changed);
        else
            changed.WriteTo(writer);
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement element, Func<string, bool> leftOut)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().Where(m => !leftOut(m.Name)))
                {
                    writer.WritePropertyName(member.Name);
                    Copy(writer, member.Value, leftOut);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Copy(writer, item, leftOut);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
