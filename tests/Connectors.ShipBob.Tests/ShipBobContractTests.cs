using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.ShipBob.Json;
using Connectors.Tests.Shared;

namespace Connectors.ShipBob.Tests;

public sealed class ShipBobContractTests
{
    private const string File = "shipbob/shipbob-openapi-2026-01-with-examples.json";
    private static readonly ShipBobJsonContext Json = ShipBobJsonContext.Default;

    [ContractFact(File)]
    public void Every_member_is_in_the_contract()
    {
        using var contract = JsonDocument.Parse(System.IO.File.ReadAllText(ContractFactAttribute.Find(File)!));
        var root = contract.RootElement;
        Check(root, Body(root, "/2026-01/order", "post"), Json.NewOrder);
        Check(root, Answer(root, "/2026-01/order", "get").GetProperty("items"), Json.Order);
        Check(root, Answer(root, "/2026-01/order/{orderId}:cancel", "post"), Json.OrderCancellation);
        Check(root, Items(root, "/2026-01/channel"), Json.Channel);
        Check(root, Items(root, "/2026-01/inventory-level"), Json.InventoryLevel);
        Check(root, Items(root, "/2026-01/inventory-level/locations"), Json.LocationInventoryLevel);
        Check(root, Items(root, "/2026-01/product"), Json.Product);
    }

    private static JsonElement Body(JsonElement root, string path, string method) =>
        Schema(root, root.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("requestBody"));

    private static JsonElement Answer(JsonElement root, string path, string method) =>
        Schema(root, root.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses").GetProperty("200"));

    private static JsonElement Items(JsonElement root, string path) =>
        Answer(root, path, "get").GetProperty("properties").GetProperty("items").GetProperty("items");

    private static JsonElement Schema(JsonElement root, JsonElement message) =>
        OpenApiSchema.Resolve(root, message.GetProperty("content").GetProperty("application/json").GetProperty("schema"));

    private static void Check(JsonElement root, JsonElement schema, JsonTypeInfo type)
    {
        var known = OpenApiSchema.Properties(root, schema);
        foreach (var property in type.Properties.Where(p => !p.IsExtensionData))
        {
            Assert.True(known.TryGetValue(property.Name, out var member), $"{type.Type.Name}.{property.Name} is not in the contract.");
            var inner = Json.GetTypeInfo(Element(property.PropertyType));
            if (inner is { Kind: JsonTypeInfoKind.Object })
                Check(root, OpenApiSchema.Resolve(root, member).TryGetProperty("items", out var items) ? items : member, inner);
        }
    }

    private static Type Element(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type;
}
