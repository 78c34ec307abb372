using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklReturnsTests
{
    private static readonly NewReturn Return = new()
    {
        OrderCommercialId = "70011",
        MethodCode = ReturnMethod.ByMail,
        Rma = "RMA-1",
        Accepted = false,
        ReturnLines = [new NewReturnLine("70011-A-1", 1, ReturnReason.ChangedMind)],
    };

    [Fact]
    public async Task GetReturnsAsync_sends_every_filter_in_the_vendors_form()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.ExpectGet(
            "api/returns",
            "rt11-returns",
            "shop_id=7&return_id=rt-1&return_state=WAITING_ACCEPTANCE&return_state=RECEIVED&order_commercial_id=70011&order_line_id=70011-A-1&return_rma=RMA-1&customer_id=c-1"
            + "&return_creation_date_from=2026-03-01T00%3A00%3A00Z&return_creation_date_to=2026-03-02T00%3A00%3A00Z"
            + "&return_last_updated_from=2026-03-03T00%3A00%3A00Z&return_last_updated_to=2026-03-04T00%3A00%3A00Z&sort=date_created%2CASC&limit=100");

        await MiraklOrdersTests.All(host.Client.Returns.GetReturnsAsync(new ReturnFilter
        {
            ReturnIds = ["rt-1"],
            States = [ReturnState.WaitingAcceptance, ReturnState.Received],
            OrderCommercialIds = ["70011"],
            OrderLineIds = ["70011-A-1"],
            Rmas = ["RMA-1"],
            CustomerIds = ["c-1"],
            CreatedFrom = Day(1),
            CreatedTo = Day(2),
            UpdatedFrom = Day(3),
            UpdatedTo = Day(4),
        }));

        host.Done();
    }

    [Fact]
    public async Task GetReturnsAsync_keeps_unknown_words_and_reads_the_names_of_the_vendors_example()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/returns", "rt11-returns", "sort=date_created%2CASC&limit=100");

        var item = (await MiraklOrdersTests.All(host.Client.Returns.GetReturnsAsync())).Single();

        Assert.Equal(("DPD_UK", "DPD", "0155"), (item.Tracking!.CarrierCode, item.Tracking.CarrierName, item.Tracking.TrackingNumber));
        Assert.Equal("RETURN_MOON_PHASE", item.ReturnLines[0].ReasonCode.Value);
        Assert.Equal(NonComplianceReason.Other, item.ReturnLines[0].Compliance.Single().NonComplianceReasonCode);
        Assert.Empty(item.ReturnLines[1].Compliance);
        Assert.Equal("Return rt-1 (RECEIVED)", item.ToString());
    }

    [Fact]
    public async Task GetItemsToReturnAsync_reads_methods_and_reasons()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/returns/items_to_return").WithExactQueryString("order_commercial_id=70011&order_line_id=70011-A-1&sort=order_line_id%2CASC&limit=100").Respond("application/json", """
            { "data": [{ "order_commercial_id": "70011", "order_line_id": "70011-A-1", "returnable_quantity": 2, "return_window": 30,
                         "available_return_methods": ["RETURN_METHOD_BY_MAIL"], "available_return_reasons": null }] }
            """);

        var item = (await MiraklOrdersTests.All(host.Client.Returns.GetItemsToReturnAsync(new ItemsToReturnFilter { OrderCommercialIds = ["70011"], OrderLineIds = ["70011-A-1"] }))).Single();

        Assert.Equal((2L, 30, ReturnMethod.ByMail), (item.ReturnableQuantity, item.ReturnWindow, item.AvailableReturnMethods.Single()));
        Assert.Empty(item.AvailableReturnReasons);
        host.Done();
    }

    [Fact]
    public async Task CreateReturnsAsync_tells_made_returns_from_refused_ones()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/returns")
            .WithContent("""{"returns":[{"order_commercial_id":"70011","method_code":"RETURN_METHOD_BY_MAIL","return_lines":[{"order_line_id":"70011-A-1","quantity":1,"reason_code":"RETURN_CHANGED_MIND"}],"rma":"RMA-1","accepted":false}]}""")
            .Respond("application/json", """{ "return_success": [{ "id": "rt-1", "status": "WAITING_ACCEPTANCE" }], "return_errors": [{ "order_commercial_id": "70012", "message": "Returns are off." }] }""");

        var result = await host.Client.Returns.CreateReturnsAsync([Return]);

        Assert.Equal(("rt-1", ReturnState.WaitingAcceptance), (result.Successes.Single().Id, result.Successes[0].State));
        Assert.Equal(new BatchFailure("70012", null, null, "Returns are off."), result.Failures.Single());
        host.Done();
    }

    [Fact]
    public async Task CreateReturnsAsync_is_never_repeated_after_an_unknown_outcome()
    {
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 3);
        host.Expect(HttpMethod.Post, "api/returns").Fails(HttpStatusCode.BadGateway);

        await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Returns.CreateReturnsAsync([Return]));

        host.Done();
    }

    [Fact]
    public async Task CreateReturnsAsync_takes_one_to_two_hundred_each_of_its_own_commercial_order()
    {
        using var host = new MiraklHost();
        var returns = host.Client.Returns;

        await Assert.ThrowsAsync<ArgumentException>(() => returns.CreateReturnsAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => returns.CreateReturnsAsync([Return, Return]));
        await Assert.ThrowsAsync<ArgumentException>(() => returns.CreateReturnsAsync([.. Enumerable.Range(0, 201).Select(i => Return with { OrderCommercialId = $"{i}" })]));
    }

    [Fact]
    public async Task FindReturnsAsync_looks_among_the_returns_of_the_commercial_order()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/returns", "rt11-returns", "order_commercial_id=70011&sort=date_created%2CASC&limit=100");

        Assert.IsType<LookupResult<IReadOnlyList<Return>>.Absent>(await host.Client.Returns.FindReturnsAsync(Return, Day(2)));
        host.Done();
    }

    [Fact]
    public async Task UpdateReturnsAsync_sends_the_address_a_level_deeper_and_leaves_out_what_is_null()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/returns")
            .WithContent("""{"returns":[{"id":"rt-1","tracking":{"carrier_code":"DPD_UK","tracking_number":"0155"},"return_address":{"address":{"street1":"1 Dock Road","zip_code":"LS1 4AA","city":"Leeds","country_iso_code":"GBR"}}},{"id":"rt-2","method_code":"RETURN_METHOD_IN_STORE"}]}""")
            .Respond("application/json", """{ "return_success": [{ "id": "rt-1", "state": "IN_PROGRESS" }], "return_errors": [{ "id": "rt-2", "message": "Wrong state." }] }""");

        var result = await host.Client.Returns.UpdateReturnsAsync(
        [
            new ReturnUpdate
            {
                Id = "rt-1",
                Tracking = new ReturnTracking { CarrierCode = "DPD_UK", TrackingNumber = "0155" },
                ReturnAddress = new ReturnAddress { Street1 = "1 Dock Road", ZipCode = "LS1 4AA", City = "Leeds", CountryIsoCode = "GBR" },
            },
            new ReturnUpdate { Id = "rt-2", MethodCode = ReturnMethod.InStore },
        ]);

        Assert.Equal(ReturnState.InProgress, result.Successes.Single().State);
        Assert.Equal(new BatchFailure("rt-2", null, null, "Wrong state."), result.Failures.Single());
        host.Done();
    }

    [Theory]
    [InlineData("accept", """{"returns":[{"id":"rt-1","accepted":true},{"id":"rt-2","accepted":false,"rejection_reason_code":"RETURN_REJECTION_WINDOW_CLOSED"}]}""")]
    [InlineData("receive", """{"returns":[{"id":"rt-1"},{"id":"rt-2"}]}""")]
    [InlineData("compliance", """{"returns":[{"id":"rt-1","return_lines":[{"order_line_id":"1","compliant":true}]},{"id":"rt-2","return_lines":[{"order_line_id":"2","compliant":false,"non_compliance_reason_code":"RETURN_NON_COMPLIANT_OTHER","non_compliance_additional_info":"Wet."}]}]}""")]
    [InlineData("close", """{"returns":[{"id":"rt-1"},{"id":"rt-2"}]}""")]
    [InlineData("cancel", """{"returns":[{"id":"rt-1"},{"id":"rt-2"}]}""")]
    public async Task Steps_tell_what_was_done_from_what_was_refused(string step, string body)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, $"api/returns/{step}").WithContent(body)
            .Respond("application/json", """{ "return_success": [{ "id": "rt-1" }], "return_errors": [{ "id": "rt-2", "message": "Return is in invalid state" }] }""");

        var result = await Send(host.Client.Returns, step, 2);

        Assert.Equal(["rt-1"], result.Successes);
        Assert.Equal(new BatchFailure("rt-2", null, null, "Return is in invalid state"), result.Failures.Single());
        host.Done();
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("receive")]
    [InlineData("compliance")]
    [InlineData("close")]
    [InlineData("cancel")]
    [InlineData("update")]
    public async Task Steps_take_one_to_a_hundred(string step)
    {
        using var host = new MiraklHost();

        await Assert.ThrowsAsync<ArgumentException>(() => Send(host.Client.Returns, step, 0));
        await Assert.ThrowsAsync<ArgumentException>(() => Send(host.Client.Returns, step, 101));
    }

    private static async Task<BatchResult<string>> Send(MiraklReturns returns, string step, int count)
    {
        var ids = Enumerable.Range(1, count).Select(static i => $"rt-{i}").ToList();
        switch (step)
        {
            case "accept":
                return await returns.AcceptReturnsAsync([.. ids.Select(static id => id == "rt-1" ? new ReturnDecision(id, true) : new ReturnDecision(id, false, ReturnRejectionReason.WindowClosed))]);
            case "compliance":
                return await returns.UpdateComplianceAsync([.. ids.Select(static id => new ReturnComplianceUpdate
                {
                    Id = id,
                    ReturnLines = [id == "rt-1" ? new ReturnLineComplianceUpdate("1", true) : new ReturnLineComplianceUpdate("2", false, NonComplianceReason.Other, "Wet.")],
                })]);
            case "receive":
                return await returns.ReceiveReturnsAsync(ids);
            case "close":
                return await returns.CloseReturnsAsync(ids);
            case "cancel":
                return await returns.CancelReturnsAsync(ids);
            default:
                await returns.UpdateReturnsAsync([.. ids.Select(static id => new ReturnUpdate { Id = id })]);
                return new BatchResult<string>([], []);
        }
    }

    private static DateTimeOffset Day(int day) => new(2026, 3, day, 0, 0, 0, TimeSpan.Zero);
}
