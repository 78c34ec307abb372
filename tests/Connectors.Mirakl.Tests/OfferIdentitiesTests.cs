using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

public class OfferIdentitiesTests
{
    private static readonly OfferIdentity[] Shown = [new(1, "A"), new(2, "B"), new(3, "C")];

    [Fact]
    public void Compare_finds_nothing_where_id_and_sku_are_the_same_offer() => Assert.Empty(OfferIdentities.Compare([new(2, "B"), new(1, "A"), new(2, "B")], Shown));

    [Fact]
    public void Compare_finds_offers_whose_skus_were_swapped() => Assert.Equal(
        [new OfferIdentityMismatch(new(1, "B"), "A", 2), new OfferIdentityMismatch(new(2, "A"), "B", 1)],
        OfferIdentities.Compare([new(1, "B"), new(2, "A"), new(3, "C")], Shown));

    [Fact]
    public void Compare_finds_a_renamed_offer_a_sku_of_another_offer_and_one_that_is_gone() => Assert.Equal(
        [new OfferIdentityMismatch(new(1, "OLD"), "A", null), new OfferIdentityMismatch(new(9, "B"), null, 2), new OfferIdentityMismatch(new(8, "X"), null, null)],
        OfferIdentities.Compare([new(1, "OLD"), new(9, "B"), new(8, "X")], Shown));

    [Fact]
    public void Compare_tells_upper_from_lower_case() => Assert.Single(OfferIdentities.Compare([new(1, "a")], Shown));

    [Fact]
    public void Compare_trusts_no_sku_that_two_offers_show() => Assert.Single(OfferIdentities.Compare([new(1, "A"), new(4, "A")], [.. Shown, new(4, "A")]));
}
