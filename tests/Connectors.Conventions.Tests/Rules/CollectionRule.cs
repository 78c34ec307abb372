using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>A list is never null: not on a new object, and not on one read from an empty JSON object.</summary>
internal static class CollectionRule
{
    public static IEnumerable<string> Check(IEnumerable<Type> types) =>
        from type in types
        where type is { IsAbstract: false, ContainsGenericParameters: false, IsInterface: false } && type.GetConstructor(Type.EmptyTypes) is not null
        from message in CheckObject(Activator.CreateInstance(type)!)
        select message;

    public static IEnumerable<string> CheckObject(object instance) =>
        from property in instance.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where IsList(property.PropertyType) && property.GetIndexParameters().Length == 0 && !IsAnnotatedNullable(property) && !property.IsDefined(typeof(RequiredMemberAttribute)) && property.GetValue(instance) is null
        select $"{Signatures.Name(property)} is null by default";

    private static bool IsList(Type type) => type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)
        && type.GetGenericTypeDefinition() is var d
        && (d == typeof(IReadOnlyList<>) || d == typeof(IReadOnlyCollection<>) || d == typeof(IReadOnlyDictionary<,>) || d == typeof(IEnumerable<>));

    // Requests may leave a list out on purpose (null is "do not send"); that must be visible in the type.
    private static bool IsAnnotatedNullable(PropertyInfo property) => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
}
