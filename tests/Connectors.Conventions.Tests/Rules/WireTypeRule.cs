using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>Every model that is read is known to a JSON context of its package, so nothing falls back to reflection. What is sent names its metadata where it is sent.</summary>
internal static class WireTypeRule
{
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

    /// <summary>Public model types of a package that are read: they keep the members they do not know.</summary>
    public static IEnumerable<Type> Models(Assembly assembly) => assembly.GetExportedTypes().Where(static t =>
        t is { IsEnum: false, IsInterface: false, ContainsGenericParameters: false, IsAbstract: false }
        && t.Namespace is { } n && (n.EndsWith(".Models", StringComparison.Ordinal) || n.Contains(".Models.", StringComparison.Ordinal))
        && t.GetProperties().Any(static p => p.IsDefined(typeof(JsonExtensionDataAttribute))));

    private static JsonTypeInfo? InfoOf(Type type, IReadOnlyList<JsonSerializerContext> contexts) =>
        contexts.Select(c => c.GetTypeInfo(type)).FirstOrDefault(static info => info is not null);
}
