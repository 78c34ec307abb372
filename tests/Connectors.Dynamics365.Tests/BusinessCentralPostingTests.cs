using System.Net;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

/// <summary>Actions: what they answer says little of what they did.</summary>
public sealed class BusinessCentralPostingTests
{
    private static readonly Guid Id = new("6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01");

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_posting_that_cannot_find_its_own_invoice_may_have_posted(HttpStatusCode status)
    {
        using var wire = new BusinessCentralWire().AnswerError(status, "Internal_DataNotFoundFilter", "No data was found.");
        var error = await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.ShipAndInvoiceSalesOrderAsync(Id));
        Assert.Equal((FailureKind.OutcomeUnknown, "Internal_DataNotFoundFilter", status), (error.Kind, error.ErrorCode, error.StatusCode));
        Assert.Equal("7d0b6c1a-1f0e-4a53-8a9b-0c7f1d2e3f40", error.RequestId);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_refusal_of_the_business_stays_one()
    {
        using var wire = new BusinessCentralWire().AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "Posting Date is not within your range of allowed posting dates.");
        var error = await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.PostJournalAsync(Id));
        Assert.Equal(FailureKind.Rejected, error.Kind);
    }

    [Fact]
    public async Task A_posting_whose_answer_is_lost_is_not_repeated()
    {
        using var wire = new BusinessCentralWire(static o => o.Resilience.MaxRetries = 3).Answer("", HttpStatusCode.RequestTimeout);
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.PostSalesInvoiceAsync(Id));
        Assert.Equal(FailureKind.OutcomeUnknown, error.Kind);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_locked_posting_is_tried_again()
    {
        using var wire = new BusinessCentralWire(static o => o.Resilience.MaxRetries = 1)
            .AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "The G/L Entry table was locked by another user.")
            .Answer("", HttpStatusCode.NoContent);
        await wire.Client.PostSalesCreditMemoAsync(Id);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task A_corrective_credit_memo_is_found_by_the_number_of_its_invoice()
    {
        using var wire = new BusinessCentralWire()
            .Answer("", HttpStatusCode.NoContent)
            .Answer("""{"value":[{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d02","number":"1009","invoiceNumber":"103001","status":"Draft"}]}""");
        await wire.Client.MakeCorrectiveCreditMemoAsync(Id);
        var memos = new List<string>();
        await foreach (var memo in wire.Client.GetSalesCreditMemosAsync(OData.ODataFilter.EqualTo("invoiceNumber", "103001")))
            memos.Add(memo.Number);

        Assert.Equal(["1009"], memos);
        Assert.EndsWith("/salesInvoices(6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01)/Microsoft.NAV.makeCorrectiveCreditMemo", wire.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.EndsWith("/salesCreditMemos?$filter=invoiceNumber eq '103001'", wire.Requests[1].PathAndQuery, StringComparison.Ordinal);
        Assert.False(wire.Requests[1].Headers.ContainsKey("Data-Access-Intent"));
    }

    [Fact]
    public async Task Past_its_permit_nothing_is_posted()
    {
        using var wire = new BusinessCentralWire();
        var permit = SendPermit.WithoutLimit();
        permit.Close("the case was lost");
        Func<BusinessCentralClient, Task>[] acts =
        [
            static c => c.ShipAndInvoiceSalesOrderAsync(Id),
            static c => c.PostJournalAsync(Id),
            static c => c.CreateJournalLineAsync(Id, new() { Amount = 1 }),
            static c => c.MakeCorrectiveCreditMemoAsync(Id),
            static c => c.UploadDocumentAttachmentAsync(Id, "PDF"u8.ToArray()),
        ];
        foreach (var act in acts)
            Assert.Equal(FailureKind.NotExecuted, (await Assert.ThrowsAnyAsync<PortException>(() => act(wire.Client.Under(permit)))).Kind);
        Assert.Empty(wire.Requests);
    }
}
