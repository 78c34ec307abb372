using System.Collections;
using System.Reflection;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Tables.Tests;

/// <summary>Makes values of any type a table holds, the same for the same seed. A new member of a row is filled without being named here.</summary>
internal sealed class Anything(int seed)
{
    private static readonly string[] Texts =
        ["a", "0012", "A,b;c", "say \"x\"", "=1+1", "'=1", "''@x", "'plain", "-5", "+44", "true", "12E5", "Café", "Почта", "two words", "[x]|<y>", "\uFF1D1"];

    private readonly Random _random = new(seed);

    public T Of<T>() => (T)Of(typeof(T), null)!;

    private object? Of(Type type, NullabilityInfo? nullability)
    {
        var may = nullability?.WriteState == NullabilityState.Nullable || Nullable.GetUnderlyingType(type) is not null;
        return may && _random.Next(3) == 0 ? null : Known(Nullable.GetUnderlyingType(type) ?? type);
    }

    private object Known(Type type) => type switch
    {
        _ when type == typeof(string) => Texts[_random.Next(Texts.Length)],
        _ when type == typeof(bool) => _random.Next(2) == 0,
        _ when type == typeof(int) => _random.Next(10),
        _ when type == typeof(decimal) => Amount(),
        _ when type == typeof(CurrencyCode) => _random.Next(2) == 0 ? CurrencyCode.Gbp : CurrencyCode.Eur,
        _ when type == typeof(Ratio) => new Ratio(_random.Next(1, 1_000_000_000), _random.Next(1, 1_000_000_000)),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(_random.NextInt64(TimeSpan.TicksPerDay * 4000)),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 1).AddDays(_random.Next(4000)),
        _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(_random.NextInt64(1, TimeSpan.TicksPerDay * 300)),
        _ when type == typeof(PostingTarget) => new PostingTarget(Of<PostingTargetKind>(), "0" + _random.Next(100)),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(_random.Next(Enum.GetValues(type).Length))!,
        _ when type.GetMethod("From", [typeof(string)]) is { } from => from.Invoke(null, [Texts[_random.Next(Texts.Length)]])!,
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(type.GetGenericArguments()[0]),
        _ => Record(type),
    };

    private IList List(Type row)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(row))!;
        for (var count = _random.Next(4); count > 0; count--)
        {
            list.Add(Record(row));
        }

        return list;
    }

    private object Record(Type type)
    {
        var context = new NullabilityInfoContext();
        var constructor = type.GetConstructors().OrderByDescending(static c => c.GetParameters().Length).First();
        var record = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, context.Create(p)))]);
        foreach (var property in type.GetProperties().Where(static p => p.CanWrite))
        {
            property.SetValue(record, Of(property.PropertyType, context.Create(property)));
        }

        return record;
    }

    private decimal Amount()
    {
        var amount = (decimal)_random.NextInt64(1_000_000_000_000);
        for (var decimals = _random.Next(7); decimals > 0; decimals--)
        {
            amount /= 10;
        }

        return amount;
    }
}
