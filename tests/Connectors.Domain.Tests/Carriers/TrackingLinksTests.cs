using Connectors.Domain.Carriers;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Carriers;

public sealed class TrackingLinksTests
{
    [Theory]
    [InlineData("royal_mail", "https://www.royalmail.com/track-your-item#/tracking-results/AB12")]
    [InlineData("parcelforce", "https://www.parcelforce.com/track-trace/AB12")]
    [InlineData("dpd", "https://www.dpd.com/tracking/AB12")]
    [InlineData("evri", "https://www.evri.com/track/AB12")]
    [InlineData("yodel", "https://www.yodel.co.uk/tracking/AB12")]
    [InlineData("ups", "https://wwwapps.ups.com/WebTracking/track?track=yes&trackNums=AB12")]
    [InlineData("fedex", "https://www.fedex.com/apps/fedextrack/?tracknumbers=AB12")]
    [InlineData("dhl_express", "https://www.dhl.com/en/express/tracking.html?brand=DHL&AWB=AB12")]
    [InlineData("dhl_ecommerce_uk", "https://track.dhlparcel.co.uk/")]
    [InlineData("dx", null)]
    public void For_builds_the_link_of_the_carrier(string carrier, string? link)
    {
        Assert.Equal(link, TrackingLinks.For(new CarrierId(carrier), "ab 12"));
        if (link is not null)
            Assert.Equal(new CarrierId(carrier), TrackingLinks.CarrierOf(link));
    }

    [Fact]
    public void For_needs_a_number() => Assert.Throws<ArgumentException>("number", static () => TrackingLinks.For(CarrierId.Dpd, " "));

    [Fact]
    public void For_escapes_the_number() =>
        Assert.Equal("https://www.evri.com/track/A%2FB%3FC%3D%26%23%40%C3%89", TrackingLinks.For(CarrierId.Evri, "a/b?c=&#@\u00e9"));

    [Fact]
    public void For_leads_to_the_carrier_whatever_the_number() => Expect.ForAll(
        ArbMap.Default.GeneratorFor<string>().Where(static s => !string.IsNullOrWhiteSpace(s)),
        static number => Assert.Equal(CarrierId.Ups, TrackingLinks.CarrierOf(TrackingLinks.For(CarrierId.Ups, number))));

    [Theory]
    [InlineData("https://track.dpd.co.uk/parcels/1", "dpd")]
    [InlineData("https://DPD.COM./1", "dpd")]
    [InlineData("https://www.dpdlocal.co.uk/1", "dpd_local")]
    [InlineData("https://new.myhermes.co.uk/1", "evri")]
    [InlineData("https://www.hermesworld.com/1", "evri")]
    [InlineData("https://www.tnt.com/1", "tnt")]
    [InlineData("https://apc-overnight.com/1", "apc")]
    [InlineData("https://my.dxdelivery.com/1", "dx")]
    [InlineData("https://www.arrowxl.co.uk/1", "arrow_xl")]
    [InlineData("https://www.palletforce.com/1", "palletforce")]
    [InlineData("https://parcels.example.com/1", null)]
    [InlineData("https://mydpd.com/1", null)]
    [InlineData("https://dpd.com.evil.net/1", null)]
    [InlineData("https://dpd.com@evil.net/1", null)]
    [InlineData("https://evil.net/dpd.com", null)]
    [InlineData("http://www.dpd.com/1", null)]
    public void CarrierOf_reads_the_host(string link, string? carrier) => Assert.Equal(carrier, TrackingLinks.CarrierOf(link)?.Value);

    [Theory]
    [InlineData("https://parcels.example.com/1", true)]
    [InlineData("https://parcels.example.com:443/1", true)]
    [InlineData("http://parcels.example.com/1", false)]
    [InlineData("https://parcels.example.com:8443/1", false)]
    [InlineData("https://user@parcels.example.com/1", false)]
    [InlineData("https://localhost/1", false)]
    [InlineData("https://localhost./1", false)]
    [InlineData("https://wms/1", false)]
    [InlineData("https://wms.internal/1", false)]
    [InlineData("https://WMS.LOCAL/1", false)]
    [InlineData("https://wms.localhost/1", false)]
    [InlineData("https://wms.localdomain/1", false)]
    [InlineData("https://wms.intranet/1", false)]
    [InlineData("https://wms.private/1", false)]
    [InlineData("https://wms.corp/1", false)]
    [InlineData("https://wms.home/1", false)]
    [InlineData("https://wms.lan/1", false)]
    [InlineData("https://1.0.0.10.in-addr.arpa/1", false)]
    [InlineData("https://wms.test/1", false)]
    [InlineData("https://wms.example/1", false)]
    [InlineData("https://wms.invalid/1", false)]
    [InlineData("https://wms.onion/1", false)]
    [InlineData("https://wms.alt/1", false)]
    [InlineData("https://10.0.0.1/1", false)]
    [InlineData("https://0x7f.1/1", false)]
    [InlineData("https://2130706433/1", false)]
    [InlineData("https://8.8.8.8/1", false)]
    [InlineData("https://[::1]/1", false)]
    [InlineData("https://[fd00::1]/1", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//parcels.example.com/1", false)]
    [InlineData("/track/1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsPublic_takes_https_and_public_names_only(string? link, bool expected) => Assert.Equal(expected, TrackingLinks.IsPublic(link));
}
