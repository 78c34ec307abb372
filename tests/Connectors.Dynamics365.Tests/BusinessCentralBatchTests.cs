using System.Net;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

public sealed class BusinessCentralBatchTests
{
    private const string Order = "11111111-0000-0000-0000-000000000001";
    private const string Line = "22222222-0000-0000-0000-000000000001";
    private static readonly Guid Journal = new("33333333-0000-0000-0000-000000000001");
    private static readonly NewJournalLine Fee = new() { AccountNumber = "6710", DocumentNumber = "PAY-9", Amount = 3.25m };

    [Fact]
    public async Task Calls_travel_in_their_order_with_what_each_needs()
    {
        using var wire = new BusinessCentralWire().Answer("""{"responses":[]}""");
        var batch = wire.Client.CreateBatch(isAtomic: true, stopsAtFailure: true);
        batch.GetSalesOrder(Guid.Parse(Order), withLines: true);
        batch.UpdateSalesOrderLine(Guid.Parse(Line), EntityTag.From("W/\"7\""), new SalesOrderLineChange { ShipQuantity = 1, InvoiceQuantity = 0 });
        batch.DeleteSalesOrderLine(Guid.Parse(Line), EntityTag.Any);
        batch.CreateJournalLine(Journal, Fee);
        await wire.Client.SendBatchAsync(batch);

        var request = Assert.Single(wire.Requests);
        Assert.Equal(("POST", BusinessCentralWire.Root + "$batch"), (request.Method, request.Address.AbsoluteUri));
        Assert.Equal(("snapshot", "application/json"), (request.Headers["Isolation"], request.Headers["Content-Type"]));
        const string Company = "companies(0f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a11)";
        Assert.Equal(
            $$$"""
            {"requests":[
            {"id":"1","method":"GET","url":"{{{Company}}}/salesOrders({{{Order}}})?$expand=salesOrderLines","headers":{"Accept-Language":"en-US"}},
            {"id":"2","dependsOn":["1"],"method":"PATCH","url":"{{{Company}}}/salesOrderLines({{{Line}}})","headers":{"Accept-Language":"en-US","Content-Type":"application/json","If-Match":"W/\u00227\u0022"},"body":{"shipQuantity":1,"invoiceQuantity":0}},
            {"id":"3","dependsOn":["2"],"method":"DELETE","url":"{{{Company}}}/salesOrderLines({{{Line}}})","headers":{"Accept-Language":"en-US","If-Match":"*"}},
            {"id":"4","dependsOn":["3"],"method":"POST","url":"{{{Company}}}/journals(33333333-0000-0000-0000-000000000001)/journalLines","headers":{"Accept-Language":"en-US","Content-Type":"application/json"},"body":{"accountNumber":"6710","documentNumber":"PAY-9","amount":3.25}}
            ]}
            """.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal),
            request.Body);
    }

    [Fact]
    public async Task Each_call_is_told_its_own_outcome_whatever_the_order_of_the_answers()
    {
        using var wire = new BusinessCentralWire().Answer($$$$"""
            {"responses":[
              {"id":"4","status":204,"headers":{}},
              {"id":"3","status":409,"body":{"error":{"code":"Request_EntityChanged","message":"Another user has already changed the record.  CorrelationId:  9b7c."}}},
              {"id":"1","status":200,"headers":{"Content-Type":"application/json"},"body":{"id":"{{{{Order}}}}","number":"SO-1"}},
              {"id":"2","status":400,"body":{"error":{"code":"Application_DialogException","message":"The \"accountNumber\" does not match to an Account."}}},
              {"id":"99","status":200,"body":{}}
            ]}
            """);
        var batch = wire.Client.CreateBatch();
        var order = batch.GetSalesOrder(Guid.Parse(Order));
        var fee = batch.CreateJournalLine(Journal, Fee);
        var stale = batch.UpdateSalesOrderLine(Guid.Parse(Line), EntityTag.From("W/\"7\""), new SalesOrderLineChange { Quantity = 1 });
        var gone = batch.DeleteSalesOrderLine(Guid.Parse(Line), EntityTag.Any);
        await wire.Client.SendBatchAsync(batch);

        Assert.Equal("SO-1", order.Value!.Number);
        Assert.Null(order.Failure);
        Assert.Equal((FailureKind.Rejected, "accountNumber"), (fee.Failure!.Kind, fee.Failure.Details[0].Field));
        Assert.Null(fee.Value);
        Assert.IsType<ConnectorConflictException>(stale.Failure);
        Assert.Equal("9b7c", stale.Failure!.RequestId);
        Assert.True(gone is { IsAnswered: true, Failure: null });
    }

    [Theory]
    [InlineData("""{"id":"1","status":424}""", FailureKind.NotExecuted)]
    [InlineData("""{"id":"1","status":429}""", FailureKind.NotExecuted)]
    [InlineData("""{"id":"1","status":429,"body":{"error":{"code":"Application_TooManyRequests","message":"No."}}}""", FailureKind.NotExecuted)]
    [InlineData("""{"id":"1","status":500,"body":{"error":{"code":"Internal_ServerError","message":"No."}}}""", FailureKind.OutcomeUnknown)]
    [InlineData("""{"id":"1","status":400,"body":{"error":{"code":"Application_DialogException","message":"The Gen. Journal Line table was locked by another user."}}}""", FailureKind.NotExecuted)]
    [InlineData("""{"id":"1","status":404,"body":"<html>no route</html>"}""", FailureKind.OutcomeUnknown)]
    [InlineData("""{"id":"1","status":403,"body":{"error":{"code":"Authorization_RequestDenied","message":"No."}}}""", FailureKind.Denied)]
    [InlineData("""{"id":"1","status":404,"body":{"error":{"code":"Internal_RecordNotFound","message":"No."}}}""", FailureKind.NotFound)]
    [InlineData("""{"id":"1","status":201}""", FailureKind.OutcomeUnknown)]
    [InlineData("""{"id":"1","status":201,"body":{"number":1}}""", FailureKind.OutcomeUnknown)]
    [InlineData("""{"id":"1","status":201,"body":null}""", FailureKind.OutcomeUnknown)]
    [InlineData("""{"id":"7","status":201,"body":{}}""", FailureKind.OutcomeUnknown)]
    [InlineData("""{"id":"1","status":201,"body":{"id":"22222222-0000-0000-0000-000000000001"}},{"id":"1","status":400}""", FailureKind.OutcomeUnknown)]
    public async Task What_is_not_answered_well_is_no_success_and_no_refusal_either(string response, FailureKind kind)
    {
        using var wire = new BusinessCentralWire().Answer($$"""{"responses":[{{response}}]}""");
        var batch = wire.Client.CreateBatch();
        var fee = batch.CreateJournalLine(Journal, Fee);
        await wire.Client.SendBatchAsync(batch);
        Assert.Equal((true, kind), (fee.IsAnswered, fee.Failure?.Kind));
        Assert.Null(fee.Value);
    }

    [Fact]
    public async Task A_read_that_was_not_answered_is_unreadable()
    {
        using var wire = new BusinessCentralWire().Answer("""{"responses":[]}""");
        var batch = wire.Client.CreateBatch();
        var item = batch.GetItem(Journal);
        await wire.Client.SendBatchAsync(batch);
        Assert.Equal(FailureKind.Unreadable, item.Failure!.Kind);
    }

    [Theory]
    [InlineData(true, FailureKind.NotExecuted)]
    [InlineData(false, null)]
    public async Task What_worked_in_an_atomic_batch_that_failed_was_rolled_back(bool isAtomic, FailureKind? first)
    {
        using var wire = new BusinessCentralWire().Answer($$$$"""
            {"responses":[{"id":"1","status":201,"body":{"id":"{{{{Line}}}}"}},{"id":"2","status":400,"body":{"error":{"code":"Application_DialogException","message":"No."}}}]}
            """);
        var batch = wire.Client.CreateBatch(isAtomic);
        var one = batch.CreateJournalLine(Journal, Fee);
        var two = batch.CreateJournalLine(Journal, Fee);
        await wire.Client.SendBatchAsync(batch);
        Assert.Equal((first, FailureKind.Rejected), (one.Failure?.Kind, two.Failure!.Kind));
        Assert.Equal(isAtomic, one.Value is null);
        Assert.Equal(isAtomic, wire.Requests[0].Headers.ContainsKey("Isolation"));
    }

    [Fact]
    public async Task Of_an_atomic_batch_of_which_one_outcome_is_not_known_none_is()
    {
        using var wire = new BusinessCentralWire().Answer($$$"""{"responses":[{"id":"1","status":201,"body":{"id":"{{{Line}}}"}}]}""");
        var batch = wire.Client.CreateBatch(isAtomic: true);
        var one = batch.CreateJournalLine(Journal, Fee);
        var two = batch.CreateJournalLine(Journal, Fee);
        await wire.Client.SendBatchAsync(batch);
        Assert.Equal((FailureKind.OutcomeUnknown, FailureKind.OutcomeUnknown), (one.Failure!.Kind, two.Failure!.Kind));
        Assert.Null(one.Value);
    }

    [Fact]
    public async Task A_read_that_cannot_be_read_proves_no_rollback_of_what_was_written_beside_it()
    {
        using var wire = new BusinessCentralWire().Answer($$$"""{"responses":[{"id":"1","status":200,"body":7},{"id":"2","status":201,"body":{"id":"{{{Line}}}"}}]}""");
        var batch = wire.Client.CreateBatch(isAtomic: true);
        var read = batch.GetItem(Journal);
        var written = batch.CreateJournalLine(Journal, Fee);
        await wire.Client.SendBatchAsync(batch);
        Assert.Equal((FailureKind.Unreadable, FailureKind.OutcomeUnknown), (read.Failure!.Kind, written.Failure!.Kind));
    }

    [Theory]
    [InlineData("""{"error":{"code":"Internal_ServerError","message":"No."}}""", 500)]
    [InlineData("""{"error":{"code":"Application_DialogException","message":"No."}}""", 400)]
    [InlineData("""{"error":{"code":"Authorization_RequestDenied","message":"No."}}""", 403)]
    [InlineData("""{"error":{"code":"Application_TooManyRequests","message":"No."}}""", 429)]
    public async Task A_failure_in_a_batch_is_the_one_that_the_call_alone_would_have(string body, int status)
    {
        using var alone = new BusinessCentralWire(static o => o.Resilience.MaxRetries = 0).Answer(body, (HttpStatusCode)status);
        using var wire = new BusinessCentralWire().Answer($$"""{"responses":[{"id":"1","status":{{status}},"body":{{body}}}]}""");
        var batch = wire.Client.CreateBatch();
        var call = batch.CreateJournalLine(Journal, Fee);
        await wire.Client.SendBatchAsync(batch);
        var expected = await Assert.ThrowsAnyAsync<ConnectorException>(() => alone.Client.CreateJournalLineAsync(Journal, Fee));
        Assert.Equal((expected.GetType(), expected.Kind, expected.Message, expected.ErrorCode, expected.IsTransient), (call.Failure!.GetType(), call.Failure.Kind, call.Failure.Message, call.Failure.ErrorCode, call.Failure.IsTransient));
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task A_batch_is_sent_again_only_when_it_reads(bool writes, int sent)
    {
        using var wire = new BusinessCentralWire(static o => o.Resilience.MaxRetries = 1).Answer("", HttpStatusCode.BadGateway).Answer("""{"responses":[]}""");
        var batch = wire.Client.CreateBatch();
        batch.GetItem(Journal);
        if (writes)
            batch.CreateJournalLine(Journal, Fee);
        var error = await Record.ExceptionAsync(() => wire.Client.SendBatchAsync(batch));
        Assert.Equal(sent, wire.Requests.Count);
        Assert.Equal(writes ? FailureKind.OutcomeUnknown : null, (error as ConnectorException)?.Kind);
        Assert.Equal(!writes, batch.Calls[0].IsAnswered);
    }

    [Fact]
    public async Task A_permit_that_has_ended_sends_no_batch()
    {
        using var wire = new BusinessCentralWire();
        var permit = SendPermit.WithoutLimit();
        permit.Close("the case was lost");
        var batch = wire.Client.CreateBatch();
        batch.CreateJournalLine(Journal, Fee);
        var error = await Assert.ThrowsAnyAsync<PortException>(() => wire.Client.Under(permit).SendBatchAsync(batch));
        Assert.Equal(FailureKind.NotExecuted, error.Kind);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_batch_is_neither_empty_nor_sent_twice_nor_longer_than_the_service_takes()
    {
        using var wire = new BusinessCentralWire().Answer("""{"responses":[]}""");
        await Assert.ThrowsAsync<InvalidOperationException>(() => wire.Client.SendBatchAsync(wire.Client.CreateBatch()));
        var batch = wire.Client.CreateBatch();
        for (var i = 0; i < 100; i++)
            batch.GetItem(Journal);
        Assert.Throws<InvalidOperationException>(() => batch.GetItem(Journal));
        await wire.Client.SendBatchAsync(batch);
        await Assert.ThrowsAsync<InvalidOperationException>(() => wire.Client.SendBatchAsync(batch));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public void A_change_without_a_version_is_refused_when_it_is_added()
    {
        using var wire = new BusinessCentralWire();
        var batch = wire.Client.CreateBatch();
        Assert.Throws<ArgumentException>(() => batch.DeleteJournalLine(Journal, default));
        Assert.Throws<ArgumentException>(() => batch.UpdateSalesOrderLine(Journal, default, new SalesOrderLineChange()));
        Assert.Empty(batch.Calls);
    }

    [Fact]
    public async Task A_company_that_was_made_anew_is_looked_up_for_the_next_call()
    {
        using var wire = new BusinessCentralWire(static o => (o.CompanyId, o.CompanyName) = (null, "X"))
            .Answer($$"""{"value":[{"id":"{{BusinessCentralWire.Company}}","name":"X"}]}""")
            .Answer("""{"responses":[{"id":"1","status":404,"body":{"error":{"code":"Internal_CompanyNotFound","message":"Cannot find the company."}}}]}""")
            .Answer("""{"value":[{"id":"1f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a12","name":"X"}]}""");
        var batch = wire.Client.CreateBatch();
        var fee = batch.CreateJournalLine(Journal, Fee);
        await wire.Client.SendBatchAsync(batch);
        Assert.Equal(FailureKind.NotExecuted, fee.Failure!.Kind);
        Assert.Equal(Guid.Parse("1f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a12"), await wire.Client.GetCompanyIdAsync());
    }
}
