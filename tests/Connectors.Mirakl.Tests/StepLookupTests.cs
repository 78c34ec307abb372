using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

/// <summary>Whether a step was taken, told from where the thing stands now.</summary>
public class StepLookupTests
{
    [Theory]
    [InlineData("WAITING_ACCEPTANCE", "IN_PROGRESS", "absent")]
    [InlineData("IN_PROGRESS", "IN_PROGRESS", "found")]
    [InlineData("CLOSED", "RECEIVED", "found")]
    [InlineData("RECEIVED", "CLOSED", "absent")]
    [InlineData("REFUSED", "REFUSED", "found")]
    [InlineData("IN_PROGRESS", "REFUSED", "absent")]
    [InlineData("CANCELED", "RECEIVED", "cannot tell")]
    [InlineData("LOST_IN_SPACE", "RECEIVED", "cannot tell")]
    [InlineData(null, "RECEIVED", "cannot tell")]
    public void State_of_a_return(string? shown, string wanted, string answer) =>
        Assert.Equal(answer, OrderLookupTests.Word(ReturnLookup.State(shown is null ? null : new Return { Id = "R1", State = new ReturnState(shown) }, new ReturnState(wanted))));

    [Fact]
    public void Compliance_is_found_only_when_every_line_shows_it()
    {
        var update = new ReturnComplianceUpdate
        {
            Id = "R1",
            ReturnLines = [new ReturnLineComplianceUpdate("1", true), new ReturnLineComplianceUpdate("2", false, new NonComplianceReason("RETURN_NON_COMPLIANT_OTHER"))],
        };
        var good = new ReturnCompliance { Compliant = true };
        var bad = new ReturnCompliance { NonComplianceReasonCode = new NonComplianceReason("RETURN_NON_COMPLIANT_OTHER") };

        Assert.Equal("found", OrderLookupTests.Word(ReturnLookup.Compliance(Shown(good, bad), update)));
        Assert.Equal("absent", OrderLookupTests.Word(ReturnLookup.Compliance(Shown(null, null), update)));
        Assert.Equal("cannot tell", OrderLookupTests.Word(ReturnLookup.Compliance(Shown(good, null), update)));
        Assert.Equal("cannot tell", OrderLookupTests.Word(ReturnLookup.Compliance(Shown(good, good), update)));
        Assert.Equal("cannot tell", OrderLookupTests.Word(ReturnLookup.Compliance(null, update)));

        static Return Shown(ReturnCompliance? first, ReturnCompliance? second) => new()
        {
            Id = "R1",
            ReturnLines =
            [
                new ReturnLine { OrderLineId = "1", Compliance = first is null ? [] : [first] },
                new ReturnLine { OrderLineId = "2", Compliance = second is null ? [] : [second] },
            ],
        };
    }

    [Theory]
    [InlineData(null, "found")]
    [InlineData("CANCELED", "found")]
    [InlineData("SHIPPING", "absent")]
    [InlineData("SHIPPED", "cannot tell")]
    public void Deletion_of_a_shipment(string? status, string answer) =>
        Assert.Equal(answer, OrderLookupTests.Word(ShipmentLookup.Deletion(status is null ? [] : [Shipment(status)], "S1")));

    [Theory]
    [InlineData(null, "cannot tell")]
    [InlineData("SHIPPING", "absent")]
    [InlineData("READY_FOR_PICK_UP", "found")]
    [InlineData("SHIPPED", "found")]
    [InlineData("CANCELED", "cannot tell")]
    public void Readiness_of_a_shipment(string? status, string answer) =>
        Assert.Equal(answer, OrderLookupTests.Word(ShipmentLookup.ReadyForPickUp(status is null ? null : Shipment(status))));

    [Fact]
    public async Task A_promotion_is_found_by_its_own_id_alone()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/promotions").Respond("application/json", """{"promotions":[{"internal_id":"SPRING-2"},{"internal_id":"SPRING"}],"total_count":2}""");
        host.Expect(HttpMethod.Get, "api/promotions").Respond("application/json", """{"promotions":[{"internal_id":"SPRING-2"}],"total_count":1}""");

        Assert.Equal("found", OrderLookupTests.Word(await host.Client.Promotions.FindPromotionAsync("SPRING")));
        Assert.Equal("absent", OrderLookupTests.Word(await host.Client.Promotions.FindPromotionAsync("SPRING")));
    }

    [Theory]
    [InlineData("2026-03-01T09:00:00Z", "absent")]
    [InlineData("2026-03-01T09:57:00Z", "cannot tell")]
    [InlineData("2026-03-01T10:00:01Z", "cannot tell")]
    public async Task A_product_import_taken_since_proves_nothing(string created, string answer)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/products/imports").Respond(
            "application/json", $$"""{"product_import_trackings":[{"import_id":7,"date_created":"{{created}}"}],"total_count":1}""");

        Assert.Equal(answer, OrderLookupTests.Word(await host.Client.Products.FindImportAsync(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero))));
    }

    [Fact]
    public async Task A_return_is_asked_for_by_its_id()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/returns").WithQueryString("return_id", "R1").Respond("application/json", """{"data":[{"id":"R1","state":"RECEIVED"}]}""");

        Assert.Equal("found", OrderLookupTests.Word(await host.Client.Returns.FindStateAsync("R1", ReturnState.Received)));
    }

    private static Shipment Shipment(string status) => new() { Id = "S1", Status = new ShipmentStatus(status) };
}
