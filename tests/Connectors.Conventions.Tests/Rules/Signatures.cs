using System.Reflection;
using System.Runtime.CompilerServices;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>Walks the types a member's signature names, generic arguments and element types included.</summary>
internal static class Signatures
{
    public const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Members a user of the package can see: public ones, and protected ones of types that can be derived from.</summary>
    public static IEnumerable<MemberInfo> VisibleMembers(Type type) => type.GetMembers(Declared).Where(IsVisible);

    public static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly,
        FieldInfo f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly,
        PropertyInfo p => p.GetAccessors(true).Any(IsVisible),
        EventInfo e => e.AddMethod is { } add && IsVisible(add),
        Type t => t.IsNestedPublic || t.IsNestedFamily || t.IsNestedFamORAssem,
        _ => false,
    };

    public static IEnumerable<Type> TypesOf(MemberInfo member) => (member switch
    {
        MethodInfo m => m.GetParameters().Select(static p => p.ParameterType).Append(m.ReturnType).Concat(m.GetGenericArguments().SelectMany(static a => a.GetGenericParameterConstraints())),
        ConstructorInfo c => c.GetParameters().Select(static p => p.ParameterType),
        FieldInfo f => [f.FieldType],
        PropertyInfo p => [p.PropertyType],
        EventInfo e => e.EventHandlerType is { } handler ? [handler] : [],
        Type t => t.GetInterfaces().Concat(t.BaseType is { } b ? [b] : []),
        _ => Enumerable.Empty<Type>(),
    }).SelectMany(Parts).Distinct();

    public static IEnumerable<Type> Parts(Type type)
    {
        yield return type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        foreach (var part in (type.HasElementType ? [type.GetElementType()!] : type.GetGenericArguments()).Where(t => t != type))
        {
            foreach (var inner in part.IsGenericParameter ? [] : Parts(part))
            {
                yield return inner;
            }
        }
    }

    public static bool IsGenerated(Type type)
    {
        for (var t = type; t is not null; t = t.DeclaringType)
        {
            if (t.IsDefined(typeof(CompilerGeneratedAttribute)) || t.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)) || t.Name.Contains('<', StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static string Name(MemberInfo member) => member is Type t ? t.FullName ?? t.Name : $"{member.DeclaringType?.FullName}.{member.Name}";
}
