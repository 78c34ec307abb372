using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Payments;
using Connectors.Domain.Values;

namespace Connectors.Conventions.Tests.DomainJson;

/// <summary>
/// What a host sees: an assembly that is no friend of ours, with a JSON context of its own. Every public value and document of the domain must come back as it went,
/// every value also as a key. A new type fails here until it is in <see cref="ConsumerJsonContext"/>, and then until it really comes back.
/// </summary>
public sealed class DomainJsonTests
{
    private static readonly Type[] Public = typeof(Sku).Assembly.GetExportedTypes();

    public static TheoryData<Type> Data => [.. Public.Where(IsData).SelectMany(Closed)];

    public static TheoryData<Type> Keys => [.. Public.Where(IsKey)];

    public static TheoryData<Type> Values => [.. Public.Where(static t => t is { IsValueType: true, ContainsGenericParameters: false } && IsData(t))];

    public static TheoryData<Type> Enums => [.. Public.Where(static t => t.IsEnum)];

    [Theory]
    [MemberData(nameof(Data))]
    public void Everything_comes_back_as_it_went(Type type)
    {
        var info = InfoOf(type);
        foreach (var value in Sample.AllOf(type))
        {
            var json = JsonSerializer.Serialize(value, info);

            Assert.True(Sample.Same(value, JsonSerializer.Deserialize(json, info)), $"{type} is not the same after {json}");
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Default_comes_back_as_default(Type type)
    {
        var value = Activator.CreateInstance(type)!;
        var info = InfoOf(type);

        Assert.Equal(value, JsonSerializer.Deserialize(JsonSerializer.Serialize(value, info), info));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_value_comes_back_as_a_key(Type type)
    {
        var map = typeof(Dictionary<,>).MakeGenericType(type, typeof(int));
        var info = InfoOf(map);
        foreach (var key in new[] { new Sample().Make(type), Activator.CreateInstance(type)! })
        {
            var before = (System.Collections.IDictionary)Activator.CreateInstance(map)!;
            before.Add(key, 7);
            var json = JsonSerializer.Serialize(before, info);
            var after = (System.Collections.IDictionary)JsonSerializer.Deserialize(json, info)!;

            Assert.True(after.Contains(key), $"{type} is not the same after {json}");
        }
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void A_list_is_written_as_words(Type type)
    {
        foreach (var value in Enum.GetValues(type))
        {
            Assert.Equal($"\"{value}\"", JsonSerializer.Serialize(value, InfoOf(type)));
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void What_is_wrong_is_told_by_what_would_be_right(Type type)
    {
        foreach (var json in new[] { "true", "[]", "null", "\"m.muster@example.test : 1\\u0000\"", "{\"Amount\":{}}" })
        {
            var info = InfoOf(type);
            try
            {
                JsonSerializer.Deserialize(json, info);
                Assert.True(json.StartsWith('"') && IsStringValue(type), $"{type} took {json}");
            }
            catch (JsonException e)
            {
                Assert.DoesNotContain("could not be converted", e.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("muster", e.ToString(), StringComparison.Ordinal);
            }
        }
    }

    private static JsonTypeInfo InfoOf(Type type) =>
        ConsumerJsonContext.Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"Add {type} to {nameof(ConsumerJsonContext)}.");

    /// <summary>Enums, structs and records that a host can make; not what is only computed, and not answers that refuse to be written.</summary>
    private static bool IsData(Type type) =>
        !typeof(Delegate).IsAssignableFrom(type) && !type.IsInterface && !type.IsNested
        && (type.IsValueType || (type.GetMethod("<Clone>$") is not null && (type.IsAbstract || type.GetConstructors().Length > 0)))
        && !typeof(JsonConverterFactory).IsAssignableFrom(ConverterOf(type));

    private static Type? ConverterOf(Type type) => type.GetCustomAttributes(typeof(JsonConverterAttribute), false) is [JsonConverterAttribute { ConverterType: { } converter }, ..] ? converter : null;

    /// <summary>Values: whatever has a written form of its own.</summary>
    private static bool IsKey(Type type) => type.IsValueType && IsData(type) && (type.Namespace == typeof(Sku).Namespace || IsStringValue(type) || ConverterOf(type) is not null);

    private static bool IsStringValue(Type type) => type.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStringValue<>));

    private static IEnumerable<Type> Closed(Type type) => type.ContainsGenericParameters ? [type.MakeGenericType(ArgumentOf(type.GetGenericArguments()[0]))] : [type];

    private static Type ArgumentOf(Type parameter) => parameter.GetGenericParameterConstraints().Contains(typeof(Enum)) ? typeof(OrderStanding) : typeof(Sku);
}
