using Connectors.Flows.Refunds;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Returns;

/// <summary>The mark by which the ERP's document of a return is known.</summary>
public sealed class ReturnMarkTests
{
    [Fact]
    public void An_id_that_is_a_uuid_is_kept_without_its_dashes_and_fits() =>
        Assert.Equal("R4F1C1C535A0E4A5E9D5F3F5F8F6F0A11", ReturnMark.Of(Given.Bq, "4f1c1c53-5a0e-4a5e-9d5f-3f5f8f6f0a11", 35));

    [Fact]
    public void A_short_id_stands_there_as_people_search_for_it() => Assert.Equal("R:BQ:RET-17", ReturnMark.Of(Given.Bq, "RET-17", 35));

    [Theory]
    [InlineData("ret-17")]
    [InlineData("RET-00000000000000000000000000000000000017")]
    public void An_id_that_would_be_another_or_be_cut_is_hashed(string id)
    {
        var mark = ReturnMark.Of(Given.Bq, id, 35);

        Assert.Equal((33, mark.ToUpperInvariant()), (mark.Length, mark));
        Assert.NotEqual(mark, ReturnMark.Of(Given.Bq, id.ToUpperInvariant() + "8", 35));
    }

    [Fact]
    public void The_same_id_of_two_marketplaces_has_two_marks() => Assert.NotEqual(ReturnMark.Of(Given.Bq, "RET-17", 35), ReturnMark.Of(new("casto"), "RET-17", 35));
}
