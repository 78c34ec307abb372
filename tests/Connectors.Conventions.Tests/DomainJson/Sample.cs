using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Values;

namespace Connectors.Conventions.Tests.DomainJson;

/// <summary>Makes a value of any type in which every member is set to something of its own, so that a member which gets lost shows.</summary>
internal sealed class Sample
{
    private int _next;

    /// <summary>One value of the type, or one of each of its kinds when it is a union.</summary>
    public static IEnumerable<object> AllOf(Type type) => type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(static d => d.DerivedType) is var kinds && kinds.Any()
        ? kinds.Select(static k => new Sample().Make(k))
        : [new Sample().Make(type)];

    public object Make(Type type)
    {
        _next++;
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Make(inner);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type) is var values ? values.GetValue(values.Length - 1)! : throw new InvalidOperationException();
        }

        return type.FullName switch
        {
            "System.String" => string.Create(CultureInfo.InvariantCulture, $"text {_next}"),
            "System.Boolean" => true,
            "System.Int32" => _next,
            "System.Int64" => (long)_next,
            "System.Decimal" => new decimal(_next * 1000, 0, 0, false, 3),
            "System.DateTimeOffset" => new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(1)).AddMinutes(_next),
            "System.DateOnly" => new DateOnly(2026, 1, 5).AddDays(_next),
            "System.TimeSpan" => TimeSpan.FromMinutes(_next),
            "System.Uri" => new Uri(string.Create(CultureInfo.InvariantCulture, $"https://example.test/{_next}")),
            _ when type == typeof(CurrencyCode) => CurrencyCode.Eur,
            _ when type == typeof(Ratio) => new Ratio(_next, 7919),
            _ when type == typeof(OrderKey) => new OrderKey(new ConnectionName("bq"), string.Create(CultureInfo.InvariantCulture, $"{_next}-A")),
            _ when type == typeof(DeadlinePolicy) => new DeadlinePolicy(0.25m, 0.875m),
            _ when IsStringValue(type) => type.GetMethod("From", [typeof(string)])!.Invoke(null, [string.Create(CultureInfo.InvariantCulture, $"id {_next}")])!,
            _ when type == typeof(IReadOnlySet<string>) => new HashSet<string>(StringComparer.Ordinal) { "a", "b" },
            _ when ElementOf(type) is { } element => ListOf(element),
            _ => MakeRecord(Concrete(type)),
        };
    }

    /// <summary>Whether two values hold the same, lists and all.</summary>
    public static bool Same(object? left, object? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (left is not string && left is System.Collections.IEnumerable items)
        {
            var (one, other) = (items.Cast<object?>().ToArray(), ((System.Collections.IEnumerable)right).Cast<object?>().ToArray());
            if (left is IReadOnlySet<string> set)
            {
                return set.SetEquals(other.Cast<string>());
            }

            return one.Length == other.Length && one.Zip(other).All(static p => Same(p.First, p.Second));
        }

        if (left is decimal || left.GetType().IsEnum || left.GetType().Namespace == "System")
        {
            // A decimal keeps its zeros.
            return left.Equals(right) && (left is not decimal || Equals(left.ToString(), right.ToString()));
        }

        return left.GetType() == right.GetType() && (IsStringValue(left.GetType()) ? left.Equals(right)
            : left.GetType().GetProperties().Where(static p => p.GetIndexParameters().Length == 0 && p.GetMethod is { IsStatic: false } && p.PropertyType != typeof(Type))
                .All(p => p.PropertyType == left.GetType() || Same(p.GetValue(left), p.GetValue(right))));
    }

    private static bool IsStringValue(Type type) => type.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStringValue<>));

    private static Type Concrete(Type type) => type.IsAbstract ? type.GetCustomAttributes<JsonDerivedTypeAttribute>().First().DerivedType : type;

    private static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var list && (list == typeof(IReadOnlyList<>) || list == typeof(IReadOnlyCollection<>)) ? type.GenericTypeArguments[0]
        : null;

    private Array ListOf(Type element)
    {
        var list = Array.CreateInstance(element, 2);
        list.SetValue(Make(element), 0);
        list.SetValue(Make(element), 1);
        return list;
    }

    private object MakeRecord(Type type)
    {
        var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(static c => c.GetParameters().Length);
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType))]);
        var taken = constructor?.GetParameters().Select(static p => p.Name) ?? [];
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true, IsStatic: false } && !taken.Contains(p.Name)))
        {
            property.SetValue(made, Make(property.PropertyType));
        }

        return made;
    }
}
