using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Json;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Batch;

/// <summary>
/// Up to 100 calls that travel as one (<c>POST $batch</c>), in the order in which they were added; from <see cref="BusinessCentralClient.CreateBatch"/>, sent once with
/// <see cref="BusinessCentralClient.SendBatchAsync"/>. Not thread-safe.
/// </summary>
/// <remarks>No call can name what an earlier one creates: a document with its lines is created as one. Keep to some twenty writes, because the time limits are those of one call.</remarks>
public sealed class BusinessCentralBatch
{
    /// <summary>The service takes no more.</summary>
    private const int MostCalls = 100;

    private readonly List<BatchCall> _calls = [];
    private readonly BusinessCentralJsonContext _json;
    private bool _wasSent;

    internal BusinessCentralBatch(BusinessCentralJsonContext json, bool isAtomic, bool stopsAtFailure) => (_json, IsAtomic, StopsAtFailure) = (json, isAtomic, stopsAtFailure);

    /// <summary>Whether all of it is one transaction, so that everything is done or nothing. Otherwise each call is one.</summary>
    public bool IsAtomic { get; }

    /// <summary>Whether what follows a failure is not tried. Otherwise every call is.</summary>
    public bool StopsAtFailure { get; }

    /// <summary>The calls, in order; never null.</summary>
    public IReadOnlyList<BatchCall> Calls => _calls;

    /// <summary>A sales order with its lines (<c>GET salesOrders({id})</c>).</summary>
    public BatchCall<SalesOrder> GetSalesOrder(Guid id, bool withLines = false) => Get(BusinessCentralOperations.GetSalesOrder, id, _json.SalesOrder, withLines ? "salesOrderLines" : null);

    /// <summary>A sales invoice (<c>GET salesInvoices({id})</c>).</summary>
    public BatchCall<SalesInvoice> GetSalesInvoice(Guid id, bool withLines = false) =>
        Get(BusinessCentralOperations.GetSalesInvoice, id, _json.SalesInvoice, withLines ? "salesInvoiceLines" : null);

    /// <summary>A sales credit memo (<c>GET salesCreditMemos({id})</c>).</summary>
    public BatchCall<SalesCreditMemo> GetSalesCreditMemo(Guid id, bool withLines = false) =>
        Get(BusinessCentralOperations.GetSalesCreditMemo, id, _json.SalesCreditMemo, withLines ? "salesCreditMemoLines" : null);

    /// <summary>An item (<c>GET items({id})</c>).</summary>
    public BatchCall<Item> GetItem(Guid id) => Get(BusinessCentralOperations.GetItem, id, _json.Item);

    /// <summary>A customer (<c>GET customers({id})</c>).</summary>
    public BatchCall<Customer> GetCustomer(Guid id, bool withFinancialDetail = false) =>
        Get(BusinessCentralOperations.GetCustomer, id, _json.Customer, withFinancialDetail ? "customerFinancialDetail" : null);

    /// <summary>Creates a sales order with its lines (<c>POST salesOrders</c>). <see cref="RetrySafety.Create"/>.</summary>
    public BatchCall<SalesOrder> CreateSalesOrder(NewSalesOrder order) => Write(BusinessCentralOperations.CreateSalesOrder, null, default, order, _json.NewSalesOrder, _json.SalesOrder);

    /// <summary>Changes the head of a sales order (<c>PATCH salesOrders({id})</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    public BatchCall<SalesOrder> UpdateSalesOrder(Guid id, EntityTag tag, SalesOrderChange change) =>
        Write(BusinessCentralOperations.UpdateSalesOrder, id, tag, change, _json.SalesOrderChange, _json.SalesOrder);

    /// <summary>Adds a line to a sales order (<c>POST salesOrders({id})/salesOrderLines</c>). <see cref="RetrySafety.Create"/>.</summary>
    public BatchCall<SalesOrderLine> CreateSalesOrderLine(Guid orderId, NewSalesOrderLine line) =>
        Write(BusinessCentralOperations.CreateSalesOrderLine, orderId, default, line, _json.NewSalesOrderLine, _json.SalesOrderLine);

    /// <summary>Changes a line of a sales order (<c>PATCH salesOrderLines({id})</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    public BatchCall<SalesOrderLine> UpdateSalesOrderLine(Guid id, EntityTag tag, SalesOrderLineChange change) =>
        Write(BusinessCentralOperations.UpdateSalesOrderLine, id, tag, change, _json.SalesOrderLineChange, _json.SalesOrderLine);

    /// <summary>Deletes a line of a sales order (<c>DELETE salesOrderLines({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    public BatchCall DeleteSalesOrderLine(Guid id, EntityTag tag) => Delete(BusinessCentralOperations.DeleteSalesOrderLine, id, tag);

    /// <summary>Creates a sales credit memo with its lines (<c>POST salesCreditMemos</c>). <see cref="RetrySafety.Create"/>.</summary>
    public BatchCall<SalesCreditMemo> CreateSalesCreditMemo(NewSalesCreditMemo memo) =>
        Write(BusinessCentralOperations.CreateSalesCreditMemo, null, default, memo, _json.NewSalesCreditMemo, _json.SalesCreditMemo);

    /// <summary>Changes a line of a draft credit memo (<c>PATCH salesCreditMemoLines({id})</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    public BatchCall<SalesCreditMemoLine> UpdateSalesCreditMemoLine(Guid id, EntityTag tag, SalesCreditMemoLineChange change) =>
        Write(BusinessCentralOperations.UpdateSalesCreditMemoLine, id, tag, change, _json.SalesCreditMemoLineChange, _json.SalesCreditMemoLine);

    /// <summary>Deletes a line of a draft credit memo (<c>DELETE salesCreditMemoLines({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    public BatchCall DeleteSalesCreditMemoLine(Guid id, EntityTag tag) => Delete(BusinessCentralOperations.DeleteSalesCreditMemoLine, id, tag);

    /// <summary>Creates a purchase invoice with its lines (<c>POST purchaseInvoices</c>). <see cref="RetrySafety.Create"/>.</summary>
    public BatchCall<PurchaseInvoice> CreatePurchaseInvoice(NewPurchaseInvoice invoice) =>
        Write(BusinessCentralOperations.CreatePurchaseInvoice, null, default, invoice, _json.NewPurchaseInvoice, _json.PurchaseInvoice);

    /// <summary>Adds a line to a general journal (<c>POST journals({id})/journalLines</c>). <see cref="RetrySafety.Create"/>.</summary>
    public BatchCall<JournalLine> CreateJournalLine(Guid journalId, NewJournalLine line) =>
        Write(BusinessCentralOperations.CreateJournalLine, journalId, default, line, _json.NewJournalLine, _json.JournalLine);

    /// <summary>Deletes a line of a general journal (<c>DELETE journalLines({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    public BatchCall DeleteJournalLine(Guid id, EntityTag tag) => Delete(BusinessCentralOperations.DeleteJournalLine, id, tag);

    /// <summary>Marks it as sent.</summary>
    /// <exception cref="InvalidOperationException">It is empty, or was sent before.</exception>
    internal void Begin()
    {
        if (_calls.Count == 0)
            throw new InvalidOperationException("The batch holds no call.");
        if (_wasSent)
            throw new InvalidOperationException("The batch was sent before; make a new one for each sending.");
        _wasSent = true;
    }

    /// <summary>Puts the calls into a request. Posting commits of itself and could not be taken back, so no action is ever among them.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The request owns its content.")]
    internal ConnectorRequest Fill(ConnectorRequest request, string company)
    {
        var content = new ByteArrayContent(ToBody(company));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return request.Content(content);
    }

    private byte[] ToBody(string company)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("requests");
            for (var i = 0; i < _calls.Count; i++)
                Write(writer, _calls[i], i, company);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>What the service calls the call, in a request and in its answer.</summary>
    internal static string IdOf(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private void Write(Utf8JsonWriter writer, BatchCall call, int index, string company)
    {
        writer.WriteStartObject();
        writer.WriteString("id", IdOf(index));
        if (StopsAtFailure && index > 0)
        {
            writer.WriteStartArray("dependsOn");
            writer.WriteStringValue(IdOf(index - 1));
            writer.WriteEndArray();
        }

        writer.WriteString("method", call.Operation.Method.Method);
        writer.WriteString("url", call.Path.Replace("{company}", company, StringComparison.Ordinal));
        writer.WriteStartObject("headers");
        writer.WriteString("Accept-Language", "en-US");
        if (call.Body is not null)
            writer.WriteString("Content-Type", "application/json");
        if (call.Tag is not null)
            writer.WriteString("If-Match", call.Tag);
        writer.WriteEndObject();
        if (call.Body is { } body)
        {
            writer.WritePropertyName("body");
            writer.WriteRawValue(body);
        }

        writer.WriteEndObject();
    }

    private BatchCall<T> Get<T>(Operation operation, Guid id, JsonTypeInfo<T> type, string? expand = null)
        where T : class => Add(new BatchCall<T>(operation, PathOf(operation, id) + (expand is null ? "" : $"?$expand={expand}"), null, null, type));

    private BatchCall<T> Write<TBody, T>(Operation operation, Guid? id, EntityTag tag, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type)
        where TBody : class
        where T : class
    {
        ArgumentNullException.ThrowIfNull(body);
        var version = operation.Method == HttpMethod.Patch ? BusinessCentralClient.Demand(tag) : null;
        return Add(new BatchCall<T>(operation, PathOf(operation, id), JsonSerializer.SerializeToUtf8Bytes(body, bodyType), version, type));
    }

    private BatchDeletion Delete(Operation operation, Guid id, EntityTag tag) => Add(new BatchDeletion(operation, PathOf(operation, id), BusinessCentralClient.Demand(tag)));

    private TCall Add<TCall>(TCall call)
        where TCall : BatchCall
    {
        if (_wasSent)
            throw new InvalidOperationException("The batch was sent; make a new one.");
        if (_calls.Count == MostCalls)
            throw new InvalidOperationException("The service takes at most 100 calls in a batch.");
        _calls.Add(call);
        return call;
    }

    private static string PathOf(Operation operation, Guid? id) => id is { } of ? operation.Path.Replace("{id}", of.ToString("D", CultureInfo.InvariantCulture), StringComparison.Ordinal) : operation.Path;
}
