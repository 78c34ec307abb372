using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.Tests.Support;

namespace Connectors.Dynamics365.Tests;

public sealed class SendPermitTests
{
    private static readonly ErpOrder Known = new() { Id = "11111111-0000-0000-0000-000000000001", Number = "SO-1", ExternalNumber = "bq:1-A" };

    [Fact]
    public async Task Past_its_permit_not_even_the_look_up_before_a_deletion_is_sent()
    {
        using var wire = new BusinessCentralWire(static o => (o.CompanyId, o.CompanyName) = (null, "CRONUS"));
        var permit = SendPermit.WithoutLimit();
        permit.Close("the case was lost");

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, permit));

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Empty(wire.Requests);
        Assert.Empty(wire.TokenRequests);
    }

    [Fact]
    public async Task A_permit_that_ends_after_the_look_up_deletes_nothing()
    {
        var permit = SendPermit.WithoutLimit();
        const string Draft = """{"value":[{"id":"11111111-0000-0000-0000-000000000001","number":"SO-1","externalDocumentNumber":"bq:1-A","status":"Draft","@odata.etag":"W/\"v1\"","salesOrderLines":[]}]}""";
        using var wire = new BusinessCentralWire().Answer(Draft).Answer("""{"value":[]}""").Answer(() =>
        {
            permit.Close("the case was lost");
            return BusinessCentralWire.Respond(System.Net.HttpStatusCode.OK, Draft);
        });

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Erp.CancelOrderAsync(Known, permit));

        Assert.Equal((FailureKind.NotExecuted, false), (failure.Kind, permit.HasSent));
        Assert.All(wire.Requests, static r => Assert.Equal("GET", r.Method));
    }

    [Fact]
    public async Task The_company_that_was_looked_up_under_a_permit_is_known_without_one_too()
    {
        using var wire = new BusinessCentralWire(static o => (o.CompanyId, o.CompanyName) = (null, "CRONUS"))
            .Answer($$"""{"value":[{"id":"{{BusinessCentralWire.Company}}","name":"CRONUS"}]}""");

        var id = await wire.Client.Under(SendPermit.WithoutLimit()).GetCompanyIdAsync();

        Assert.Equal(id, await wire.Client.GetCompanyIdAsync());
        Assert.Single(wire.Requests);
    }
}
