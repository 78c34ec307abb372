using System.Text.Json;

namespace Connectors.Mirakl.Json;

/// <summary>Finds values under the other names that the vendor's examples use.</summary>
internal static class AdditionalDataExtensions
{
    /// <summary>The text of a member; null when there is none.</summary>
    public static string? Text(this IDictionary<string, JsonElement>? members, string name) =>
        members is not null && members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
