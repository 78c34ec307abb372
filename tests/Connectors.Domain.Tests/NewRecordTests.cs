using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Fees;

namespace Connectors.Domain.Tests;

/// <summary>What holds for every record of the domain that is made with an initialiser.</summary>
public sealed class NewRecordTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<Type> Records =>
    [
        .. typeof(MarketplaceOrder).Assembly.GetExportedTypes()
            .Where(static t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && t.GetConstructor([]) is not null),
    ];

    [Theory]
    [MemberData(nameof(Records))]
    public void Lists_and_texts_that_are_left_out_are_empty(Type type)
    {
        var record = Activator.CreateInstance(type);

        Assert.All(Settable(type).Where(static p => p.PropertyType == typeof(string) && p.Name != nameof(SettlementProof.Format)), p => Assert.Equal("", p.GetValue(record)));
        Assert.All(Lists(type), p => Assert.Empty(Assert.IsAssignableFrom<IEnumerable>(p.GetValue(record))));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Lists_that_are_given_are_kept(Type type)
    {
        var record = Activator.CreateInstance(type);

        Assert.All(Lists(type), p =>
        {
            var given = Array.CreateInstance(p.PropertyType.GetGenericArguments()[0], 1);
            p.SetValue(record, given);
            Assert.Same(given, p.GetValue(record));
        });
    }

    private static IEnumerable<PropertyInfo> Lists(Type type) =>
        Settable(type).Where(static p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));

    /// <summary>The properties a caller may leave out and that are never null.</summary>
    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(static p =>
        p.CanWrite && !p.IsDefined(typeof(RequiredMemberAttribute)) && Nullability.Create(p).WriteState != NullabilityState.Nullable);
}
