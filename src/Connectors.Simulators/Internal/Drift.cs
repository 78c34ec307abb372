using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Connectors.Simulators.Internal;

/// <summary>Rewrites an answer in every way a vendor may change without notice: member order, unknown members, unseen words, trailing zeros, null for empty lists.</summary>
internal static class Drift
{
    /// <summary>Words that answers may carry without changing what a reader has to do in the end; each gets an unseen twin. A payment word is none: a careful seller stops at an unseen one.</summary>
    private static readonly FrozenDictionary<string, string> UnseenWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["WAITING_DEBIT_PAYMENT"] = "WAITING_FRAUD_REVIEW",
        ["UNVERIFIED"] = "VERIFICATION_DELEGATED",
        ["NO_DEBIT"] = "DEBIT_OUTSOURCED",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Lists that stay lists because the protocol hangs on them.</summary>
    private static readonly FrozenSet<string> KeptLists =
    [
        "orders", "order_lines", "data", "carriers", "value", "items", "shipment_success", "shipment_errors", "updated_orders",
    ];

    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var buffer = new ArrayBufferWriter<byte>(body.Length * 2);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
            Write(json, document.RootElement);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                json.WriteString("zz_added_later", "unseen");
                foreach (var member in element.EnumerateObject().Reverse())
                {
                    json.WritePropertyName(member.Name);
                    if (member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() == 0 && !KeptLists.Contains(member.Name))
                        json.WriteNullValue();
                    else
                        Write(json, member.Value);
                }

                json.WriteStartObject("aa_added_later");
                json.WriteNumber("depth", 1);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            case JsonValueKind.Number when element.GetRawText() is var raw && raw.Contains('.', StringComparison.Ordinal):
                json.WriteRawValue(raw + "00", skipInputValidation: true);
                break;
            case JsonValueKind.String when element.GetString() is { } text:
                json.WriteStringValue(UnseenWords.TryGetValue(text, out var unseen) ? unseen : WithoutFraction(text));
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    private static string WithoutFraction(string text) =>
        text.Length == 24 && text[^1] == 'Z' && text[10] == 'T'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant.Iso()
            : text;
}
