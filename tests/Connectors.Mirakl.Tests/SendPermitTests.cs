using System.Net;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public sealed class SendPermitTests
{
    private static readonly ShipmentConfirmation Dispatch = new()
    {
        Order = new OrderKey(new ConnectionName("bq"), "70011-A"),
        Carrier = new CarrierCode("DPD_UK"),
        TrackingNumber = new TrackingNumber("0155"),
        Lines = [new ConfirmedLine(new OrderLineId("70011-A-1"), 1)],
        CompletesOrder = true,
    };

    [Fact]
    public async Task Past_its_permit_not_even_the_settings_are_asked_for()
    {
        using var host = new MiraklHost();
        var permit = SendPermit.WithoutLimit();
        permit.Close("the case was lost");

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => host.Marketplace.ConfirmShipmentAsync(Dispatch, permit));

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);   // The transport answers nothing that is not expected.
    }

    [Fact]
    public async Task Past_its_permit_not_even_the_list_of_offers_is_asked_for()
    {
        using var host = new MiraklHost();
        var permit = SendPermit.WithoutLimit();
        permit.Close("the case was lost");

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => host.Services.GetRequiredKeyedService<IMarketplaceOffers>("bq")
            .ImportStockAsync([new OfferQuantity(new OfferId("1"), new Sku("A"), 1)], permit));

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
    }

    [Fact]
    public async Task A_permit_that_ends_between_two_steps_keeps_the_second_back()
    {
        using var host = new MiraklHost(static o => o.Capabilities = new MiraklCapabilities());
        var permit = SendPermit.WithoutLimit();
        host.Expect(HttpMethod.Put, "api/orders/70011-A/tracking").Respond(() =>
        {
            permit.Close("the case was lost");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        });

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => host.Marketplace.ConfirmShipmentAsync(Dispatch, permit));

        Assert.Equal((FailureKind.NotExecuted, false), (failure.Kind, permit.HasSent));   // A number alone moves nothing on, and may be set again.
        Assert.Equal("OR24", failure.Operation);
        host.Done();
    }

    [Fact]
    public async Task A_job_is_not_waited_for_past_the_permit()
    {
        using var host = new MiraklHost();
        var permit = new SendPermit(host.Time, host.Time.GetUtcNow().AddSeconds(5), TimeSpan.FromSeconds(5), TimeSpan.MaxValue);

        var failure = await Assert.ThrowsAsync<MiraklJobException>(() => host.Client.Under(permit).Stock.WaitForImportAsync("2001"));

        Assert.Equal((FailureKind.NotExecuted, "2001"), (failure.Kind, failure.JobId));
        Assert.Empty(host.Time.Waits);
    }

    [Fact]
    public async Task What_was_learned_of_the_platform_under_a_permit_is_known_without_one_too()
    {
        using var host = new MiraklHost(static o => o.CsvDelimiter = null);
        host.Expect(HttpMethod.Get, "api/platform/configuration").Respond("application/json", """{"features":{"operator_csv_delimiter":"COMMA"}}""");
        host.Expect(HttpMethod.Post, "api/offers/stock/imports").Respond("application/json", """{"import_id":"2001"}""");
        host.Expect(HttpMethod.Post, "api/offers/stock/imports").Respond("application/json", """{"import_id":"2002"}""");

        await host.Client.Under(SendPermit.WithoutLimit()).Stock.StartImportAsync(AsyncEnumerable.Empty<Models.StockRow>());
        await host.Client.Stock.StartImportAsync(AsyncEnumerable.Empty<Models.StockRow>());

        host.Done();
    }

    [Fact]
    public void A_client_made_for_a_test_is_its_own_under_any_permit()
    {
        var client = new Mock();

        Assert.Same(client, client.Under(SendPermit.WithoutLimit()));
    }

    private sealed class Mock : MiraklClient;
}
