using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.ShipBob;

/// <summary>What an order must say, and how long its texts may be.</summary>
internal static class ShipBobOrderRules
{
    private static readonly string[] Units = ["EA", "INP", "CS", "PL"];

    public static List<(string Field, string Message)> Check(JsonElement sent)
    {
        var mistakes = new List<(string Field, string Message)>();
        var recipient = sent.Child("recipient");
        var address = recipient?.Child("address");
        Text(sent, "reference_id", "reference_id", 300, isRequired: true);
        Text(sent, "shipping_method", "shipping_method", int.MaxValue, isRequired: true);
        Text(sent, "order_number", "order_number", 400, isRequired: false);
        Text(sent, "gift_message", "gift_message", 500, isRequired: false);
        Text(recipient, "name", "recipient.name", 300, isRequired: true);
        Text(recipient, "phone_number", "recipient.phone_number", 50, isRequired: false);
        foreach (var name in (string[])["address1", "city", "country"])
            Text(address, name, $"recipient.address.{name}", int.MaxValue, isRequired: true);
        if (address?.Member("country") is { Length: not 2 })
            Wrong("recipient.address.country", "The country must be an ISO 3166-1 alpha-2 code.");
        if (sent.Member("type") is not ("DTC" or "DropShip" or "B2B"))
            Wrong("type", "The type must be DTC, DropShip or B2B.");
        if (sent.Child("location_id") is { } location && !(location.ValueKind == JsonValueKind.Number && location.TryGetInt32(out _)))
            Wrong("location_id", "The location_id must be a whole number.");
        foreach (var tag in sent.Items("tags"))
        {
            Text(tag, "name", "tags.name", 50, isRequired: true);
            Text(tag, "value", "tags.value", 500, isRequired: true);
        }

        var lines = sent.Items("products").ToList();
        if (lines.Count == 0)
            Wrong("products", "At least one product is required.");
        foreach (var line in lines)
        {
            if (line.Member("reference_id") is null && line.Member("id") is null)
                Wrong("products", "Every product needs reference_id or id.");
            Text(line, "reference_id", "products.reference_id", int.MaxValue, isRequired: false);
            Text(line, "name", "products.name", int.MaxValue, isRequired: false);
            if (line.Child("quantity") is not { ValueKind: JsonValueKind.Number } || line.Amount("quantity") is not { } quantity
                || quantity < 1 || quantity > 1_000_000 || quantity != decimal.Truncate(quantity))
                Wrong("products.quantity", "The quantity must be a whole number above zero.");
            if (line.Child("quantity_unit_of_measure_code") is not null && line.Member("quantity_unit_of_measure_code") is var unit && !Units.Contains(unit, StringComparer.Ordinal))
                Wrong("products.quantity_unit_of_measure_code", $"The unit {unit} is not known.");
        }

        return mistakes;

        void Text(JsonElement? from, string name, string path, int longest, bool isRequired)
        {
            var value = from?.Child(name);
            if (value is { ValueKind: not JsonValueKind.String })
                Wrong(path, $"The {path} field must be a text.");
            else if (isRequired && string.IsNullOrWhiteSpace(value?.GetString()))
                Wrong(path, $"The {path} field is required.");
            else if (value?.GetString()?.Length > longest)
                Wrong(path, $"The {path} field must not be longer than {longest.Text()} characters.");
        }

        void Wrong(string field, string message) => mistakes.Add((field, message));
    }
}
