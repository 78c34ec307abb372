using System.Reflection;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Values;

public sealed class StringValueTests
{
    private const string Text = "GBP";

    public static TheoryData<Type> Ids =>
    [
        .. typeof(IStringValue<>).Assembly.GetExportedTypes()
            .Where(static t => t.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStringValue<>)) && t.GetMethod(nameof(Sku.From)) is not null),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_keeps_its_text(Type id)
    {
        var made = Activator.CreateInstance(id, Text)!;

        Assert.Equal(Text, Value(made));
        Assert.Equal(Text, made.ToString());
        Assert.Equal(made, id.GetMethod(nameof(Sku.From))!.Invoke(null, [Text]));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_default_is_empty_text(Type id) => Assert.Equal("", Value(Activator.CreateInstance(id)!));

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_without_text_is_refused(Type id) =>
        Assert.All(["", " "], text => Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => Activator.CreateInstance(id, text)).InnerException));

    private static object? Value(object id) => id.GetType().GetProperty(nameof(Sku.Value))!.GetValue(id);
}
