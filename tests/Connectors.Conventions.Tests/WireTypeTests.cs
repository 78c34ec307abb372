using System.Text.Json.Serialization;
using Connectors.Conventions.Tests.Rules;

namespace Connectors.Conventions.Tests;

public partial class WireTypeTests
{
    public static TheoryData<string> Clients => ["Connectors.Mirakl", "Connectors.Dynamics365", "Connectors.Patchworks", "Connectors.ShipBob", "Connectors.SparkLayer"];

    [Theory]
    [MemberData(nameof(Clients))]
    public void Every_model_is_in_the_JSON_context(string package)
    {
        var assembly = Product.Packages.Single(p => p.Name == package).Assembly;
        var models = WireTypeRule.Models(assembly).ToArray();

        Assert.NotEmpty(models);
        Conventions.Hold(WireTypeRule.Check(models, WireTypeRule.ContextsOf(assembly)));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Lists_read_from_an_empty_object_are_empty_not_null(string package)
    {
        var assembly = Product.Packages.Single(p => p.Name == package).Assembly;

        Conventions.Hold(WireTypeRule.CheckEmptyObjects(WireTypeRule.Models(assembly), WireTypeRule.ContextsOf(assembly)));
    }

    [Fact]
    public void A_model_outside_the_context_is_found() => Assert.Single(WireTypeRule.Check([typeof(Known), typeof(Unknown)], [KnownContext.Default]));

    [Fact]
    public void A_list_that_reading_leaves_null_is_found() => Assert.Single(WireTypeRule.CheckEmptyObjects([typeof(Known)], [KnownContext.Default]));

    public sealed record Known
    {
        // Source generation drops an initialiser of an init property, which is why models use the field keyword.
        public IReadOnlyList<string> Names { get; init; } = null!;
    }

    public sealed record Unknown;

    [JsonSerializable(typeof(Known))]
    internal sealed partial class KnownContext : JsonSerializerContext;
}
