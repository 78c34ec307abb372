using Connectors.Domain.Carriers;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Carriers;

/// <summary>Codes are exact and approved, and a changed list is seen before a dispatch fails for it: R76, R79.</summary>
public sealed class ApprovedCarriersTests
{
    private static readonly ApprovedCarriers Monday = List("bq", Carrier("evri", "Evri"), Carrier("dpd", "DPD"), Carrier("ups", "UPS"), Carrier("tnt", "TNT"));

    [Fact]
    public void ChangesSince_puts_what_can_stop_a_dispatch_first()
    {
        var tuesday = List(
            "bq", Carrier("aramex", "Aramex"), Carrier("ups", "UPS", needs: false), Carrier("dpd", "DPD Group", needs: false), Carrier("DPD", "DPD"), Carrier("evri", "Evri"));

        Assert.Equal(
            ["Removed tnt", "TrackingNeed dpd", "TrackingNeed ups", "Label dpd", "Added DPD", "Added aramex"],
            tuesday.ChangesSince(Monday).Select(static c => $"{c.Kind} {c.Code}"));
    }

    [Fact]
    public void ChangesSince_shows_the_carrier_before_and_after()
    {
        var change = Assert.Single(List("bq", [.. Monday.Carriers.Skip(1), Carrier("evri", "Evri UK")]).ChangesSince(Monday));

        Assert.Equal(new CarrierListChange(CarrierListChangeKind.Label, new CarrierCode("evri"), Carrier("evri", "Evri"), Carrier("evri", "Evri UK")), change);
    }

    [Fact]
    public void ChangesSince_is_empty_for_the_same_carriers_in_another_order_or_twice() =>
        Assert.Empty(List("bq", [.. Monday.Carriers.Reverse(), Monday.Carriers[0]]).ChangesSince(Monday));

    [Fact]
    public void ChangesSince_refuses_the_list_of_another_marketplace() =>
        Assert.Throws<ArgumentException>(() => Monday.ChangesSince(List("castorama", [.. Monday.Carriers])));

    [Fact]
    public void A_list_without_version_is_refused() => Assert.Throws<ArgumentException>("version", static () => new ApprovedCarriers(" ", new ConnectionName("bq"), []));

    [Fact]
    public void Null_throws_and_is_named()
    {
        Assert.Throws<ArgumentNullException>("carriers", static () => new ApprovedCarriers("1", new ConnectionName("bq"), null!));
        Assert.Throws<ArgumentNullException>("earlier", static () => Monday.ChangesSince(null!));
        Assert.Throws<ArgumentNullException>("value", static () => new CarrierId(null!));
    }

    private static MarketplaceCarrier Carrier(string code, string label, bool needs = true) => new(new CarrierCode(code), label, needs);

    private static ApprovedCarriers List(string marketplace, params MarketplaceCarrier[] carriers) => new("1", new ConnectionName(marketplace), carriers);
}
