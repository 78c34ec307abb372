using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>Writes what a package shows, one member a line, so that a change of it is seen in review.</summary>
internal static class PublicApiText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(byte)] = "byte",
        [typeof(char)] = "char", [typeof(short)] = "short", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(decimal)] = "decimal",
    };

    // What every record has; listing it would only hide the rest.
    private static readonly HashSet<string> RecordMembers =
        ["<Clone>$", "PrintMembers", "EqualityContract", "Equals", "GetHashCode", "op_Equality", "op_Inequality", "Deconstruct", "ToString"];

    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(static t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var line in Signatures.VisibleMembers(type).Where(m => IsOwn(m, type)).Select(Line).OfType<string>().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsOwn(MemberInfo member, Type type) =>
        member is not Type
        && !(member.IsDefined(typeof(CompilerGeneratedAttribute)) && RecordMembers.Contains(member.Name))
        && member is not MethodInfo { IsSpecialName: true, Name: not ("op_Implicit" or "op_Explicit" or "op_Addition" or "op_Subtraction" or "op_Multiply" or "op_Division") }
        && !(type.IsEnum && member.Name == "value__")
        && !(typeof(Delegate).IsAssignableFrom(type) && member.Name != "Invoke");

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : "class";
        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type is { IsAbstract: true, IsInterface: false } ? "abstract " : type is { IsSealed: true, IsValueType: false } && kind == "class" ? "sealed " : string.Empty;
        var bases = (type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) && b != typeof(MulticastDelegate) ? [b] : Type.EmptyTypes)
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Where(static i => i.IsVisible))
            .Select(static t => Name(t))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return $"{modifier}{kind} {type.Namespace}.{Name(type)}{(bases.Length > 0 ? " : " + string.Join(", ", bases) : string.Empty)}";
    }

    private static string? Line(MemberInfo member)
    {
        var nullability = new NullabilityInfoContext();
        switch (member)
        {
            case FieldInfo { DeclaringType.IsEnum: true } f:
                return string.Create(CultureInfo.InvariantCulture, $"{f.Name} = {Convert.ToInt64(f.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
            case FieldInfo { IsLiteral: true } f:
                return $"const {f.Name}: {Name(f.FieldType)} = {Literal(f.GetRawConstantValue())}";
            case FieldInfo f:
                return $"{Static(f.IsStatic)}{f.Name}: {Name(nullability.Create(f))}{(f.IsInitOnly ? " readonly" : string.Empty)}";
            case PropertyInfo p:
                var setter = p.SetMethod is { } s && Signatures.IsVisible(s)
                    ? s.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
                    : string.Empty;
                var required = p.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
                return $"{Static(p.GetAccessors(true)[0].IsStatic)}{required}{p.Name}{Index(p)}: {Name(nullability.Create(p))} {{ get;{setter} }}";
            case ConstructorInfo c:
                return c.IsStatic ? null : $"{Protected(c)}new({Parameters(c, nullability)})";
            case MethodInfo m:
                var arguments = m.IsGenericMethod ? $"<{string.Join(", ", m.GetGenericArguments().Select(static a => a.Name))}>" : string.Empty;
                var virtuality = m is { IsVirtual: true, IsFinal: false, DeclaringType: { IsInterface: false, IsSealed: false } } ? (m.IsAbstract ? "abstract " : "virtual ") : string.Empty;
                return $"{Protected(m)}{Static(m.IsStatic)}{virtuality}{m.Name}{arguments}({Parameters(m, nullability)}): {Name(nullability.Create(m.ReturnParameter))}";
            case EventInfo e:
                return $"event {e.Name}: {Name(e.EventHandlerType!)}";
            default:
                return null;
        }
    }

    private static string Static(bool isStatic) => isStatic ? "static " : string.Empty;

    private static string Protected(MethodBase method) => method.IsPublic ? string.Empty : "protected ";

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(static i => Name(i.ParameterType)))}]" : string.Empty;

    private static string Parameters(MethodBase method, NullabilityInfoContext nullability) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : string.Empty)}{Name(nullability.Create(p))} {p.Name}{(p.HasDefaultValue ? $" = {Literal(p.DefaultValue)}" : string.Empty)}"));

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string s => $"\"{s}\"",
        bool b => b ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static string Name(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = info.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : string.Empty;
        if (type.IsArray && info.ElementType is { } element)
        {
            return $"{Name(element)}[]{mark}";
        }

        return type.IsGenericType && Nullable.GetUnderlyingType(type) is null && info.GenericTypeArguments.Length == type.GetGenericArguments().Length
            ? $"{Bare(type)}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>{mark}"
            : Name(type) + mark;
    }

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsPointer)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }

        return type.IsGenericType ? $"{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : Bare(type);
    }

    private static string Bare(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        var name = type.Name.Contains('`', StringComparison.Ordinal) ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
        return type is { IsNested: true, IsGenericParameter: false } ? $"{Bare(type.DeclaringType!)}.{name}" : name;
    }
}
