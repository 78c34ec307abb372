using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Patchworks.Json;

internal static class NestedEntity
{
    /// <summary>The thing; null where the element is none that can be read.</summary>
    public static T? Read<T>(JsonElement element, JsonTypeInfo<T> type)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        try
        {
            return EntityForm.Read(element, type);
        }
        catch (JsonException)
        {
            return null;   // It was asked for beside something else, which is good.
        }
    }
}
