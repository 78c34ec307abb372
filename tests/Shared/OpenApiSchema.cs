using System.Text.Json;

namespace Connectors.Tests.Shared;

/// <summary>Reads the schemas of a vendor's OpenAPI file.</summary>
internal static class OpenApiSchema
{
    /// <summary>The schema behind references.</summary>
    public static JsonElement Resolve(JsonElement root, JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        return schema;
    }

    /// <summary>All members the schema may have, through its references and alternatives.</summary>
    public static Dictionary<string, JsonElement> Properties(JsonElement root, JsonElement schema)
    {
        schema = Resolve(root, schema);
        var all = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
                all.TryAdd(property.Name, property.Value);
        }

        foreach (var keyword in new[] { "allOf", "oneOf", "anyOf" })
        {
            if (!schema.TryGetProperty(keyword, out var parts))
                continue;
            foreach (var (name, member) in parts.EnumerateArray().SelectMany(p => Properties(root, p)))
                all.TryAdd(name, member);
        }

        return all;
    }
}
