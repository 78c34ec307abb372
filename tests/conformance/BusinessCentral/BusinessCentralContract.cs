using System.Text.Json;
using Connectors.Tests.Shared;

namespace Connectors.Conformance.Tests.BusinessCentral;

/// <summary>The vendor's contract, field by field.</summary>
internal static class BusinessCentralContract
{
    public const string File = "dynamics365/business-central-api-v2.contract.json";

    private static readonly Lazy<JsonElement> Parsed = new(static () => JsonDocument.Parse(System.IO.File.ReadAllBytes(ContractFactAttribute.Find(File)!)).RootElement);

    public static JsonElement? Set(string name) => Parsed.Value.GetProperty("entitySets").TryGetProperty(name, out var set) ? set : null;

    public static JsonElement? Field(JsonElement set, string name) => Named(set.GetProperty("fields"), name);

    public static JsonElement? Navigation(JsonElement set, string name) => Named(set.GetProperty("navigation"), name);

    public static bool HasAction(JsonElement set, string name) => Named(set.GetProperty("boundActions"), name) is not null;

    public static bool Can(JsonElement set, string capability) => set.GetProperty("capabilities").GetProperty(capability).GetBoolean();

    public static bool IsReadOnly(JsonElement field) => field.TryGetProperty("readOnly", out var readOnly) && readOnly.GetBoolean();

    public static int? LengthOf(JsonElement field) => field.TryGetProperty("maxLength", out var length) ? length.GetInt32() : null;

    public static string TypeOf(JsonElement field) => field.GetProperty("type").GetString()!;

    /// <summary>Members of an enum without blanks around them; the blank one is empty.</summary>
    public static IReadOnlySet<string> MembersOf(JsonElement field) => field.GetProperty("values").EnumerateArray().Select(static v => v.GetString()!.Trim()).ToHashSet(StringComparer.Ordinal);

    private static JsonElement? Named(JsonElement list, string name)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (item.GetProperty("name").GetString() == name)
                return item;
        }

        return null;
    }
}
