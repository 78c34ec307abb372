using System.Net;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

/// <summary>Reading, deciding and changing, when others are at work too.</summary>
public sealed class BusinessCentralChangeTests
{
    private static readonly Guid Id = new("6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01");

    [Theory]
    [InlineData(HttpStatusCode.Conflict, "Request_EntityChanged")]
    [InlineData(HttpStatusCode.PreconditionFailed, "Request_EntityChanged")]
    [InlineData(HttpStatusCode.BadRequest, "BadRequest_InvalidToken")]
    public async Task What_was_changed_meanwhile_is_read_and_decided_on_again(HttpStatusCode status, string code)
    {
        using var wire = new BusinessCentralWire().Answer(Line("1", 3)).AnswerError(status, code, "Another user has already changed the record.").Answer(Line("2", 5)).Answer(Line("3", 4));
        var seen = new List<decimal?>();
        var after = await wire.Client.ChangeSalesOrderLineAsync(Id, line =>
        {
            seen.Add(line.Quantity);
            return new SalesOrderLineChange { ShipQuantity = line.Quantity - 1 };
        });

        Assert.Equal([3m, 5m], seen);
        Assert.Equal(["GET", "PATCH", "GET", "PATCH"], wire.Requests.Select(static r => r.Method));
        Assert.Equal("W/\"1\"", wire.Requests[1].Headers["If-Match"]);
        Assert.Equal(("W/\"2\"", """{"shipQuantity":4}"""), (wire.Requests[3].Headers["If-Match"], wire.Requests[3].Body));
        Assert.Equal("W/\"3\"", after.ETag.Value);
    }

    [Fact]
    public async Task Nothing_to_change_sends_nothing_more()
    {
        using var wire = new BusinessCentralWire().Answer(Line("1", 3));
        var after = await wire.Client.ChangeSalesOrderLineAsync(Id, static _ => null);
        Assert.Equal(3m, after.Quantity);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Somebody_who_is_always_faster_is_told_of_after_four_readings()
    {
        using var wire = new BusinessCentralWire();
        for (var i = 0; i < 4; i++)
            wire.Answer(Line("1", 3)).AnswerError(HttpStatusCode.Conflict, "Request_EntityChanged", "Another user has already changed the record.");
        await Assert.ThrowsAsync<ConnectorConflictException>(() => wire.Client.ChangeSalesOrderLineAsync(Id, static _ => new SalesOrderLineChange { Quantity = 1 }));
        Assert.Equal(8, wire.Requests.Count);
    }

    [Fact]
    public async Task Another_failure_is_not_tried_again()
    {
        using var wire = new BusinessCentralWire().Answer(Line("1", 3)).AnswerError(HttpStatusCode.BadRequest, "Application_DialogException", "Status must be equal to 'Open' in Sales Header.");
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.ChangeSalesOrderLineAsync(Id, static _ => new SalesOrderLineChange { Quantity = 1 }));
        Assert.Equal((FailureKind.Rejected, "Status"), (error.Kind, Assert.Single(error.Details).Field));
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task Every_kind_of_document_that_changes_is_read_first()
    {
        using var wire = new BusinessCentralWire();
        for (var i = 0; i < 4; i++)
            wire.Answer("""{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","number":"1","@odata.etag":"W/\"1\""}""").Answer("""{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","number":"1"}""");
        await wire.Client.ChangeSalesOrderAsync(Id, static _ => new SalesOrderChange { Email = "a@example.com" });
        await wire.Client.ChangeSalesCreditMemoAsync(Id, static _ => new SalesCreditMemoChange { PostingDate = new DateOnly(2026, 3, 2) });
        await wire.Client.ChangeSalesCreditMemoLineAsync(Id, static _ => new SalesCreditMemoLineChange { Quantity = 1 });
        await wire.Client.ChangeJournalLineAsync(Id, static _ => new JournalLineChange { Comment = "fee" });
        Assert.Equal(
            ["salesOrders", "salesOrders", "salesCreditMemos", "salesCreditMemos", "salesCreditMemoLines", "salesCreditMemoLines", "journalLines", "journalLines"],
            wire.Requests.Select(static r => r.PathAndQuery.Split('/')[^1].Split('(')[0]));
    }

    private static string Line(string tag, int quantity) => $$"""{"@odata.etag":"W/\"{{tag}}\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","quantity":{{quantity}}}""";
}
