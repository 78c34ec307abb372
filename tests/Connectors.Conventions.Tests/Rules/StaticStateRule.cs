using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>Nothing static and mutable: no static field that can be set, and none that holds a collection which can be changed.</summary>
internal static class StaticStateRule
{
    public static IEnumerable<string> Check(IEnumerable<Type> types) =>
        from type in types
        where !Signatures.IsGenerated(type) && !typeof(JsonSerializerContext).IsAssignableFrom(type)
        from field in type.GetFields(Signatures.Declared)
        where field.IsStatic && !field.IsLiteral && !IsCompilerCache(field)
        let problem = Problem(field)
        where problem is not null
        select $"{Signatures.Name(field)} {problem}";

    private static string? Problem(FieldInfo field) =>
        !field.IsInitOnly ? "can be set"
        : IsChangeable(field.FieldType) ? "holds something that can be changed"
        : null;

    // A private array is as good as constant as long as its type keeps it to itself; analysers watch that it is not handed out.
    private static bool IsChangeable(Type type)
    {
        if (type.IsArray || type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) || type.IsInterface)
        {
            return false;
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.Namespace is not ("System.Collections.Frozen" or "System.Collections.Immutable" or "System.Collections.ObjectModel")
            && definition.Assembly != typeof(StaticStateRule).Assembly
            && definition.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true;
    }

    private static bool IsCompilerCache(FieldInfo field) =>
        field.Name.Contains("<>", StringComparison.Ordinal) || field.Name.Contains('$', StringComparison.Ordinal);
}
