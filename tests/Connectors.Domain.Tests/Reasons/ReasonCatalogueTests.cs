using System.Reflection;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Tests.Reasons;

public sealed class ReasonCatalogueTests
{
    private static readonly Reason[] Declared =
    [
        .. typeof(ReasonCatalogue).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(static p => p.PropertyType == typeof(Reason))
            .Select(static p => (Reason)p.GetValue(null)!),
    ];

    [Fact]
    public void All_holds_every_declared_reason() => Assert.Equal(Declared.ToHashSet(), [.. ReasonCatalogue.All.Values]);

    [Fact]
    public void Every_reason_has_an_owner_a_summary_and_a_stable_code() =>
        Assert.All(Declared, static r =>
        {
            Assert.NotEqual(Owner.Unspecified, r.Owner);
            Assert.EndsWith(".", r.Summary, StringComparison.Ordinal);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+$", r.Code);
        });
}
