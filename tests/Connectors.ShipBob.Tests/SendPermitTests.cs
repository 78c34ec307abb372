using Connectors.Domain.Ports;
using Connectors.ShipBob.Tests.Support;

namespace Connectors.ShipBob.Tests;

public sealed class SendPermitTests
{
    private const string Waiting = """[{"id":1,"reference_id":"bq:1-A","status":"Processing"}]""";

    [Fact]
    public async Task Past_its_permit_not_even_the_look_up_before_a_cancellation_is_sent()
    {
        using var wire = new ShipBobWire();
        var permit = SendPermit.WithoutLimit();
        permit.Close("the case was lost");

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Warehouse.CancelOrderAsync("bq:1-A", null, permit));

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_permit_that_ends_after_the_look_up_cancels_nothing()
    {
        var permit = SendPermit.WithoutLimit();
        using var wire = new ShipBobWire().Answer(() =>
        {
            permit.Close("the case was lost");
            return ShipBobWire.Respond(System.Net.HttpStatusCode.OK, Waiting);
        });

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Warehouse.CancelOrderAsync("bq:1-A", null, permit));

        Assert.Equal((FailureKind.NotExecuted, false), (failure.Kind, permit.HasSent));
        Assert.Equal("GET", Assert.Single(wire.Requests).Method);
    }

    [Fact]
    public async Task The_look_up_after_a_creation_is_of_unknown_outcome_past_its_permit()
    {
        var permit = SendPermit.WithoutLimit();
        using var wire = new ShipBobWire().Answer(() =>
        {
            permit.Close("the case was lost");
            return ShipBobWire.Respond(System.Net.HttpStatusCode.UnprocessableEntity, """{"ReferenceId":["Existing order with the same reference"]}""");
        });

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => wire.Warehouse.SubmitOrderAsync(ShipBobWarehouseTests.Order(), permit));

        Assert.Equal((FailureKind.OutcomeUnknown, true), (failure.Kind, permit.HasSent));
        Assert.Single(wire.Requests);
    }
}
