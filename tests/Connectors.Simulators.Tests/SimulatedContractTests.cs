using System.Globalization;
using System.Text.Json;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.ShipBob;
using Connectors.Tests.Shared;

namespace Connectors.Simulators.Tests;

/// <summary>Whatever the day, answers hold what the vendors' contracts name, in the types that they name, and nothing else.</summary>
public sealed class SimulatedContractTests
{
    private const string ErpFile = "dynamics365/business-central-api-v2.contract.json";
    private const string WarehouseFile = "shipbob/shipbob-openapi-2026-01-with-examples.json";

    /// <summary>What is planted to be unlike the contract: words for states, and the other forms of a cancellation.</summary>
    private static readonly string[] Planted =
        ["Delivered is no word", "HandedOver is no word", "InTransit is no word", "success is no word", "shipmentId is unknown", "isSuccess is unknown"];

    [ContractFact(ErpFile)]
    public async Task The_ERP_answers_by_its_contract_on_a_bad_day()
    {
        using var contract = JsonDocument.Parse(File.ReadAllText(ContractFactAttribute.Find(ErpFile)!));
        var sets = contract.RootElement.GetProperty("entitySets");
        var rows = await VendorDays.ErpAsync(7, BusinessCentralBehaviours.Bad);
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (set, row) in rows)
            Row(sets, set, row, wrong);

        Assert.Empty(wrong);
        Assert.Equal(["accounts", "companies", "customers", "generalLedgerEntries", "generalLedgerSetup", "itemLedgerEntries", "items", "journalLines", "journals", "salesCreditMemos", "salesInvoices", "salesOrders", "salesShipments", "subscriptions"], rows.Select(static r => r.Set).Distinct().Order(StringComparer.Ordinal));
    }

    [ContractFact(WarehouseFile)]
    public async Task The_warehouse_answers_by_its_contract_on_a_bad_day()
    {
        using var contract = JsonDocument.Parse(File.ReadAllText(ContractFactAttribute.Find(WarehouseFile)!));
        var root = contract.RootElement;
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var answers = await VendorDays.WarehouseAsync(7, ShipBobBehaviours.Bad);
        foreach (var (route, answer) in answers)
        {
            var (path, status) = route switch
            {
                "POST order" => ("order", "201"),
                "POST cancel" => ("order/{orderId}:cancel", "200"),
                "POST upload" => ("shipment:batchUpdateTrackingUpload", "200"),
                _ => (route[4..], "200"),
            };
            var operation = root.GetProperty("paths").GetProperty("/2026-01/" + path).GetProperty(route.StartsWith("POST", StringComparison.Ordinal) ? "post" : "get");
            var schema = operation.GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/json").GetProperty("schema");
            Value(root, schema, answer, route, wrong);
        }

        Assert.DoesNotContain(wrong, static w => !Planted.Any(p => w.EndsWith(p, StringComparison.Ordinal)));
        Assert.Equal(10, answers.Select(static a => a.Route).Distinct().Count());
    }

    [ContractFact(WarehouseFile)]
    public async Task The_warehouse_refuses_by_its_contract()
    {
        using var contract = JsonDocument.Parse(File.ReadAllText(ContractFactAttribute.Find(WarehouseFile)!));
        var root = contract.RootElement;
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var refusals = await VendorDays.WarehouseRefusalsAsync();
        foreach (var (method, route, answer) in refusals)
        {
            var name = $"{method} {route} {answer.Status.ToString(CultureInfo.InvariantCulture)}";
            var responses = root.GetProperty("paths").GetProperty("/2026-01/" + route).GetProperty(method.ToLowerInvariant()).GetProperty("responses");
            if (!responses.TryGetProperty(answer.Status.ToString(CultureInfo.InvariantCulture), out var response))
                wrong.Add($"{name} is unknown");
            else if (response.TryGetProperty("content", out var content))
                Value(root, content.GetProperty("application/json").GetProperty("schema"), answer.Json, name, wrong);
            else if (answer.Body.Length > 0)
                wrong.Add($"{name} has a body");
        }

        Assert.Empty(wrong);
        Assert.Equal([400, 401, 403, 404, 422], refusals.Select(static r => r.Answer.Status).Distinct().Order());
    }

    private static void Row(JsonElement sets, string set, JsonElement row, SortedSet<string> wrong)
    {
        var entity = sets.GetProperty(set);
        var fields = entity.GetProperty("fields").EnumerateArray().ToDictionary(static f => f.GetProperty("name").GetString()!, StringComparer.Ordinal);
        var children = entity.GetProperty("navigation").EnumerateArray().Select(static n => n.GetProperty("name").GetString()!).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in fields.Keys.Where(f => !row.TryGetProperty(f, out _)))
            wrong.Add($"{set}.{missing} is missing");
        foreach (var member in row.EnumerateObject().Where(static m => !m.Name.StartsWith('@')))
        {
            if (children.Contains(member.Name))
            {
                var lines = member.Name == "customerFinancialDetail" ? "customerFinancialDetails" : member.Name;
                foreach (var line in member.Value.ValueKind switch { JsonValueKind.Array => member.Value.EnumerateArray().ToArray(), JsonValueKind.Object => [member.Value], _ => [] })
                    Row(sets, lines, line, wrong);
            }
            else if (!fields.TryGetValue(member.Name, out var field))
            {
                wrong.Add($"{set}.{member.Name} is unknown");
            }
            else if (!Fits(field, member.Value))
            {
                wrong.Add($"{set}.{member.Name} is no {field.GetProperty("type").GetString()}: {member.Value.GetRawText()}");
            }
        }
    }

    private static bool Fits(JsonElement field, JsonElement value) => field.GetProperty("type").GetString() switch
    {
        "guid" => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out _),
        "decimal" => value.ValueKind == JsonValueKind.Number,
        "int32" or "int64" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "date" => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "datetime" => value.ValueKind == JsonValueKind.String && value.GetString()!.EndsWith('Z') && value.TryGetDateTimeOffset(out _),
        _ => value.ValueKind == JsonValueKind.String
            && (!field.TryGetProperty("maxLength", out var longest) || longest.ValueKind != JsonValueKind.Number || value.GetString()!.Length <= longest.GetInt32()),
    };

    private static void Value(JsonElement root, JsonElement schema, JsonElement value, string path, SortedSet<string> wrong)
    {
        schema = OpenApiSchema.Resolve(root, schema);
        if (value.ValueKind == JsonValueKind.Null)
            return;
        var members = OpenApiSchema.Properties(root, schema);
        if (members.Count > 0)
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                wrong.Add($"{path} is no object");
                return;
            }

            foreach (var member in value.EnumerateObject())
            {
                if (members.TryGetValue(member.Name, out var known))
                    Value(root, known, member.Value, $"{path}.{member.Name}", wrong);
                else
                    wrong.Add($"{path}: {member.Name} is unknown");
            }
        }
        else if (schema.TryGetProperty("items", out var items))
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                wrong.Add($"{path} is no list");
                return;
            }

            foreach (var item in value.EnumerateArray())
                Value(root, items, item, path, wrong);
        }
        else if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object)
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                wrong.Add($"{path} is no object");
                return;
            }

            foreach (var member in value.EnumerateObject())
                Value(root, others, member.Value, $"{path}.*", wrong);
        }
        else if (schema.TryGetProperty("type", out var type) && !Is(type.GetString()!, value))
        {
            wrong.Add($"{path} is no {type.GetString()}: {value.GetRawText()}");
        }
        else if (schema.TryGetProperty("enum", out var words) && words.EnumerateArray().All(w => w.GetString() != value.GetString()))
        {
            wrong.Add($"{path}: {value.GetString()} is no word");
        }
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        _ => true,
    };
}
