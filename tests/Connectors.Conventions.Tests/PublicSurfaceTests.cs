using Connectors.Conventions.Tests.Rules;

namespace Connectors.Conventions.Tests;

public class PublicSurfaceTests
{
    [Fact]
    public void No_public_member_names_a_binary_fraction() => Conventions.Hold(BinaryFractionRule.CheckVisible(Product.PublicTypes));

    [Fact]
    public void The_domain_computes_with_no_binary_fraction() =>
        Conventions.Hold(BinaryFractionRule.CheckEverything(Product.Packages[0].Assembly.GetTypes()));

    [Fact]
    public void Awaitable_methods_end_in_Async_and_take_a_token_last() => Conventions.Hold(AsyncRule.Check(Product.PublicTypes));

    [Fact]
    public void No_static_field_can_change() => Conventions.Hold(StaticStateRule.Check(Product.AllTypes));

    [Theory]
    [InlineData("Polly")]
    [InlineData("CsvHelper")]
    [InlineData("Microsoft.Data.Sqlite")]
    public void Libraries_behind_the_scenes_stay_there(string library) => Conventions.Hold(ForeignTypeRule.Check(
        Product.Packages.Where(static p => p.Name != "Connectors.Http.Polly").SelectMany(static p => p.Assembly.GetExportedTypes()), library));   // That package is there to take them.

    [Fact]
    public void Lists_of_new_objects_are_empty_not_null() => Conventions.Hold(CollectionRule.Check(Product.PublicTypes));

    /// <summary>The two that are named find something about what goes on, or waits, all the same.</summary>
    [Fact]
    public void The_domain_answers_in_two_shapes() =>
        Conventions.Hold(ResultShapeRule.Check(Product.Packages[0].Assembly.GetExportedTypes(), "CarrierMap.Doubts", "PaymentDecision.StalledAfter"));

    [Fact]
    public void A_double_in_a_generic_argument_is_found() =>
        Assert.Single(BinaryFractionRule.CheckVisible([typeof(Violations.PublicDouble)]));

    [Fact]
    public void A_private_double_is_found() =>
        Assert.NotEmpty(BinaryFractionRule.CheckEverything([typeof(Violations.LocalDouble)]));

    [Fact]
    public void Awaitable_methods_out_of_style_are_found() =>
        Assert.Equal(4, AsyncRule.Check([typeof(Violations.IOddAwaitables)]).Count());

    [Fact]
    public void Static_state_is_found() => Assert.Equal(3, StaticStateRule.Check([typeof(Violations.StaticState)]).Count());

    [Fact]
    public void A_foreign_type_in_a_signature_is_found() =>
        Assert.Single(ForeignTypeRule.Check([typeof(Violations.ForeignType)], "System.Text.RegularExpressions"));

    [Fact]
    public void Bare_refusals_are_found() => Assert.Equal(2, ResultShapeRule.Check([typeof(Violations.IBareRefusals)], "IBareRefusals.Doubts").Count());

    [Fact]
    public void A_null_list_is_found() => Assert.Single(CollectionRule.Check([typeof(Violations.NullList)]));
}
