using System.Reflection;
using System.Text.Json;

namespace Connectors.Mirakl.Tests;

/// <summary>No list of an answer takes null for an item: whoever reads it would fall over it, or take the list for less than it is.</summary>
public sealed class WholeListTests
{
    /// <summary>The lists of every body that the platform answers with; those that are sent are named <c>Body</c>.</summary>
    public static TheoryData<string> Lists => [.. Bodies.SelectMany(static body => ListsOf(body).Select(list => $"{body.Name}.{list.Name}"))];

    private static IEnumerable<Type> Bodies => typeof(MiraklClient).Assembly.GetTypes()
        .Where(static t => t is { Namespace: "Connectors.Mirakl.Json", IsAbstract: false } && !t.Name.EndsWith("Body", StringComparison.Ordinal) && t.GetConstructor(Type.EmptyTypes) is not null)
        .Select(static t => t.IsGenericTypeDefinition ? t.MakeGenericType(typeof(object)) : t);

    [Theory]
    [MemberData(nameof(Lists))]
    public void No_list_of_an_answer_takes_null_for_an_item(string list)
    {
        var (type, member) = Bodies.SelectMany(static body => ListsOf(body).Select(list => (body, list))).Single(l => $"{l.body.Name}.{l.list.Name}" == list);
        var holed = Array.CreateInstance(member.PropertyType.GetGenericArguments()[0], 1);

        var thrown = Assert.Throws<TargetInvocationException>(() => member.SetValue(Activator.CreateInstance(type), holed));

        Assert.IsType<JsonException>(thrown.InnerException);
    }

    private static IEnumerable<PropertyInfo> ListsOf(Type body) => body.GetProperties().Where(static p => p is { CanWrite: true, PropertyType.IsGenericType: true }
        && p.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && !p.PropertyType.GetGenericArguments()[0].IsValueType);
}
