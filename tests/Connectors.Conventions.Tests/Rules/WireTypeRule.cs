using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>Every model is known to a JSON context of its package, so nothing falls back to reflection.</summary>
internal static class WireTypeRule
{
    // Results of our own making that stand beside the models because they speak the vendor's words. Filters become query strings.
    private static readonly string[] NotOnTheWire = ["BatchFailure"];

    public static IReadOnlyList<JsonSerializerContext> ContextsOf(Assembly assembly) =>
        [.. assembly.GetTypes()
            .Where(static t => typeof(JsonSerializerContext).IsAssignableFrom(t) && !t.IsAbstract)
            .Select(static t => t.GetProperty("Default", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null))
            .OfType<JsonSerializerContext>()];

    public static IEnumerable<string> Check(IEnumerable<Type> models, IReadOnlyList<JsonSerializerContext> contexts) =>
        models.Where(type => InfoOf(type, contexts) is null).Select(static type => $"{type.FullName} is in no JSON context");

    public static IEnumerable<string> CheckEmptyObjects(IEnumerable<Type> models, IReadOnlyList<JsonSerializerContext> contexts) =>
        from type in models
        let info = InfoOf(type, contexts)
        where info is { Kind: JsonTypeInfoKind.Object } && info.Properties.All(static p => !p.IsRequired)
        from message in CollectionRule.CheckObject(JsonSerializer.Deserialize("{}", info)!)
        select message + " after reading {}";

    /// <summary>Public model types of a package: those in a Models namespace that are sent or received.</summary>
    public static IEnumerable<Type> Models(Assembly assembly) => assembly.GetExportedTypes().Where(static t =>
        t is { IsEnum: false, IsInterface: false, ContainsGenericParameters: false, IsAbstract: false }
        && t.Namespace is { } n && (n.EndsWith(".Models", StringComparison.Ordinal) || n.Contains(".Models.", StringComparison.Ordinal))
        && !t.Name.EndsWith("Filter", StringComparison.Ordinal) && !NotOnTheWire.Contains(t.Name));

    private static JsonTypeInfo? InfoOf(Type type, IReadOnlyList<JsonSerializerContext> contexts) =>
        contexts.Select(c => c.GetTypeInfo(type)).FirstOrDefault(static info => info is not null);
}
