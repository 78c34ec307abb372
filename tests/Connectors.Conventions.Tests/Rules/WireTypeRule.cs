using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>Every model is known to its package's JSON context, so nothing falls back to reflection.</summary>
internal static class WireTypeRule
{
    public static JsonSerializerContext? ContextOf(Assembly assembly)
    {
        var type = assembly.GetTypes().SingleOrDefault(static t => typeof(JsonSerializerContext).IsAssignableFrom(t) && !t.IsAbstract);
        return (JsonSerializerContext?)type?.GetProperty("Default", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null);
    }

    public static IEnumerable<string> Check(IEnumerable<Type> models, JsonSerializerContext context) =>
        models.Where(type => context.GetTypeInfo(type) is null).Select(type => $"{type.FullName} is not in {context.GetType().Name}");

    public static IEnumerable<string> CheckEmptyObjects(IEnumerable<Type> models, JsonSerializerContext context) =>
        from type in models
        where context.GetTypeInfo(type) is { Kind: System.Text.Json.Serialization.Metadata.JsonTypeInfoKind.Object } info && info.Properties.All(static p => !p.IsRequired)
        from message in CollectionRule.CheckObject(JsonSerializer.Deserialize("{}", context.GetTypeInfo(type)!)!)
        select message + " after reading {}";

    /// <summary>Public model types of a package: those in a Models namespace that can be instances.</summary>
    public static IEnumerable<Type> Models(Assembly assembly) => assembly.GetExportedTypes().Where(static t =>
        t is { IsEnum: false, IsInterface: false, ContainsGenericParameters: false } && !(t.IsAbstract && t.IsSealed)
        && t.Namespace is { } n && (n.EndsWith(".Models", StringComparison.Ordinal) || n.Contains(".Models.", StringComparison.Ordinal)));
}
