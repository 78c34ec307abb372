using System.Text.Json;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>
/// A customer as it was read with what is to change: the vendor replaces customers whole, and clears what is left out. Addresses that are left out are deleted. Pure.
/// </summary>
internal static class CustomerMerge
{
    private const string Account = "payment_on_account";
    private const string Addresses = "addresses";

    /// <summary>The whole customer to send.</summary>
    /// <param name="customer">As it was read.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="readOnly">Members that are never written back.</param>
    /// <param name="repeatsBalance">Whether a balance that was read is written back.</param>
    public static byte[] Apply(JsonElement customer, CustomerChange change, IEnumerable<string> readOnly, bool repeatsBalance)
    {
        var skipped = readOnly.ToHashSet(StringComparer.Ordinal);
        var changes = JsonSerializer.SerializeToElement(change, SparkLayerJsonContext.Default.CustomerChange);
        return JsonMerge.Apply(customer, WithAccount(customer, changes), skipped.Contains, name => name switch
        {
            Account => (writer, there, changed) => WriteAccount(writer, there, changed, repeatsBalance),
            Addresses => WriteAddresses,
            _ => null,
        });
    }

    /// <summary>An account that was read is written through the merge too, because its balance may have to stay out.</summary>
    private static JsonElement WithAccount(JsonElement customer, JsonElement changes)
    {
        if (changes.TryGetProperty(Account, out _) || !customer.TryGetProperty(Account, out var there) || there.ValueKind != JsonValueKind.Object)
            return changes;
        using var document = JsonDocument.Parse(JsonMerge.Apply(changes, JsonSerializer.SerializeToElement(new CustomerChange { PaymentOnAccount = new() }, SparkLayerJsonContext.Default.CustomerChange)));
        return document.RootElement.Clone();
    }

    private static void WriteAccount(Utf8JsonWriter writer, JsonElement? there, JsonElement changed, bool repeatsBalance) =>
        JsonMerge.Write(writer, there, changed, name => !repeatsBalance && name is ("balance" or "balance_date"));

    /// <summary>Every address that was read stays; one that is changed keeps the members that the change does not name; new ones come last.</summary>
    private static void WriteAddresses(Utf8JsonWriter writer, JsonElement? there, JsonElement changed)
    {
        var open = changed.EnumerateArray().ToList();
        writer.WriteStartArray();
        foreach (var address in there is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [])
        {
            if (open.FindIndex(one => IsSame(one, address)) is >= 0 and var at)
            {
                JsonMerge.Write(writer, address, open[at], static _ => false);
                open.RemoveAt(at);
            }
            else
            {
                address.WriteTo(writer);
            }
        }

        foreach (var address in open)
            address.WriteTo(writer);
        writer.WriteEndArray();
    }

    private static bool IsSame(JsonElement one, JsonElement other) => (Text(one, "id"), Text(one, "external_id")) switch
    {
        ({ } id, _) => id == Text(other, "id"),
        (null, { } external) => external == Text(other, "external_id"),
        _ => false,
    };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
