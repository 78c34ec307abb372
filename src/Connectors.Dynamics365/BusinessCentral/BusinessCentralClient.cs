using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Json;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>
/// The standard API v2.0 of one Business Central company, in its own words. Every method throws <see cref="ConnectorException"/> when the
/// call fails. Lists come in pages whose order is stable only when asked for; a list may be read again from any page's token.
/// Immutable and thread-safe, but for the company id, which is looked up once.
/// </summary>
public class BusinessCentralClient
{
    private ConnectorHttp _http;
    private readonly BusinessCentralClientOptions _options;
    private readonly BusinessCentralJsonContext _json;
    private readonly StrongBox<Company?> _company = new();

    /// <summary>Wraps the client.</summary>
    /// <param name="http">Set up by <c>AddBusinessCentralClient</c>; its base address is the root of the API and ends in a slash.</param>
    /// <param name="options">The company and how to write to it.</param>
    /// <param name="time">Clock for the date form of <c>Retry-After</c>; the system's when null.</param>
    public BusinessCentralClient(HttpClient http, BusinessCentralClientOptions options, TimeProvider? time = null)
    {
        _options = options;
        _http = new ConnectorHttp(http, new BusinessCentralProtocol(new LockSentences(options.LockPhrases)), time);
        _json = options.EscapeEnumText ? BusinessCentralJsonContext.CreateEscaping() : BusinessCentralJsonContext.Default;
    }

    /// <summary>For mocks only: every method must be overridden.</summary>
    protected BusinessCentralClient()
    {
        _http = null!;
        _options = null!;
        _json = null!;
    }

    /// <summary>
    /// The same client, with leave to send: its calls ask the permit as the last thing before a request leaves, and send nothing past it. See <see cref="ConnectorHttp.Under"/>.
    /// </summary>
    /// <param name="permit">Leave to send.</param>
    public virtual BusinessCentralClient Under(SendPermit permit)
    {
        if (_http is null)
            return this;
        var copy = (BusinessCentralClient)MemberwiseClone();
        copy._http = _http.Under(permit);
        return copy;
    }

    /// <summary>The companies of the environment (<c>GET companies</c>). <see cref="RetrySafety.Read"/>.</summary>
    public virtual AsyncPageable<Company> GetCompaniesAsync(CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListCompanies, null, null, null, _json.Companies, _json.Company, cancellationToken);

    /// <summary>The id of the configured company; a name is looked up once (<c>GET companies</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <exception cref="ConnectorException">No company has that name, several have, or the look-up failed.</exception>
    public virtual async Task<Guid> GetCompanyIdAsync(CancellationToken cancellationToken = default)
    {
        if (_options.CompanyId is { } id)
            return id;
        if (Volatile.Read(ref _company.Value) is { } known)
            return known.Id;

        var companies = new List<Company>();
        await foreach (var company in GetCompaniesAsync(cancellationToken).ConfigureAwait(false))
            companies.Add(company);
        var named = companies.FindAll(c => c.Name == _options.CompanyName);
        if (named.Count == 0)
            named = companies.FindAll(c => c.DisplayName == _options.CompanyName);
        if (named.Count != 1)
        {
            throw ConnectorException.For(
                BusinessCentralOperations.ListCompanies,
                FailureKind.NotExecuted,
                $"{named.Count} of {companies.Count} companies are named '{_options.CompanyName}'; set CompanyId or CompanyName");
        }

        Volatile.Write(ref _company.Value, named[0]);
        return named[0].Id;
    }

    /// <summary>Customers, from the read replica and so perhaps seconds old (<c>GET customers</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="withFinancialDetail">Whether to bring <see cref="Customer.CustomerFinancialDetail"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Customer> GetCustomersAsync(
        ODataFilter? filter = null, bool withFinancialDetail = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListCustomers, filter, withFinancialDetail ? "customerFinancialDetail" : null, null, _json.Customers, _json.Customer, cancellationToken, fromReplica: true);

    /// <summary>Items, from the read replica and so perhaps seconds old (<c>GET items</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<Item> GetItemsAsync(ODataFilter? filter = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListItems, filter, null, null, _json.Items, _json.Item, cancellationToken, fromReplica: true);

    /// <summary>Sales orders that are not yet wholly invoiced (<c>GET salesOrders</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesOrder.SalesOrderLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesOrder> GetSalesOrdersAsync(
        ODataFilter? filter = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesOrders, filter, withLines ? "salesOrderLines" : null, null, _json.SalesOrders, _json.SalesOrder, cancellationToken);

    /// <summary>Creates an order with its lines in one transaction (<c>POST salesOrders</c>). <see cref="RetrySafety.Create"/>: the external number is not unique, so look it up before a repeat.</summary>
    public virtual async Task<SalesOrder> CreateSalesOrderAsync(NewSalesOrder order, CancellationToken cancellationToken = default)
    {
        return await InCompanyAsync(
            () => StartAsync(BusinessCentralOperations.CreateSalesOrder, cancellationToken),
            request => _http.SendForJsonAsync(request.Json(order, _json.NewSalesOrder), _json.SalesOrder, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Changes the head of an order (<c>PATCH salesOrders({id})</c>). <see cref="RetrySafety.SafeRepeat"/>; a repeat of a change that worked is a conflict.</summary>
    /// <param name="id">The order.</param>
    /// <param name="tag">The version that was read; reading it again is needed after any change of a line.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">The order was changed meanwhile.</exception>
    public virtual async Task<SalesOrder> UpdateSalesOrderAsync(Guid id, EntityTag tag, SalesOrderChange change, CancellationToken cancellationToken = default)
    {
        return await InCompanyAsync(
            () => StartAsync(BusinessCentralOperations.UpdateSalesOrder, id, tag, cancellationToken),
            request => _http.SendForJsonAsync(request.Json(change, _json.SalesOrderChange), _json.SalesOrder, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Deletes an order of which nothing was shipped (<c>DELETE salesOrders({id})</c>). <see cref="RetrySafety.Act"/>.</summary>
    /// <param name="id">The order.</param>
    /// <param name="tag">The version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorConflictException">The order was changed meanwhile.</exception>
    /// <exception cref="ConnectorNotFoundException">The order is gone.</exception>
    public virtual async Task DeleteSalesOrderAsync(Guid id, EntityTag tag, CancellationToken cancellationToken = default)
    {
        await InCompanyAsync(
            () => StartAsync(BusinessCentralOperations.DeleteSalesOrder, id, tag, cancellationToken),
            async request =>
            {
                await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
    }

    /// <summary>Sales invoices, drafts and posted ones (<c>GET salesInvoices</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesInvoice> GetSalesInvoicesAsync(ODataFilter? filter = null, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesInvoices, filter, null, null, _json.SalesInvoices, _json.SalesInvoice, cancellationToken);

    /// <summary>Posted shipments, oldest change first, from the read replica and so perhaps seconds old (<c>GET salesShipments</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="withLines">Whether to bring <see cref="SalesShipment.SalesShipmentLines"/>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<SalesShipment> GetSalesShipmentsAsync(
        ODataFilter? filter = null, bool withLines = false, CancellationToken cancellationToken = default) =>
        List(BusinessCentralOperations.ListSalesShipments, filter, withLines ? "salesShipmentLines" : null, "lastModifiedDateTime", _json.SalesShipments, _json.SalesShipment, cancellationToken, fromReplica: true);

    /// <summary>A call that this client does not cover. <c>{company}</c> in the operation's path is filled in.</summary>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    public virtual async Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull
    {
        await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        var used = Volatile.Read(ref _company.Value);
        try
        {
            return await _http.SendForJsonAsync(request, type, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (used is not null && e.ErrorCode == BusinessCentralProtocol.CompanyNotFound)
        {
            Interlocked.CompareExchange(ref _company.Value, null, used);
            throw;
        }
    }

    /// <summary>
    /// A list, page by page and item by item. What nobody reads right after writing it may come from the read replica, seconds old, so that the people at work in the
    /// ERP are not disturbed.
    /// </summary>
    private AsyncPageable<T> List<T>(
        Operation operation,
        ODataFilter? filter,
        string? expand,
        string? orderBy,
        JsonTypeInfo<ODataPage<T>> type,
        JsonTypeInfo<T> item,
        CancellationToken cancellationToken,
        bool fromReplica = false)
        where T : class =>
        new(
            (link, size, token) => InCompanyAsync(() => StartAsync(operation, token), async request =>
            {
                var most = size ?? _options.PageSize;
                // The next link holds the whole query, but not the headers: they are sent again.
                request.Header("Prefer", string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={most}")).Expect(most);
                if (fromReplica)
                    request.Header("Data-Access-Intent", "ReadOnly");
                if (link is null)
                    request.Query("$filter", filter?.ToString()).Query("$expand", expand).Query("$orderby", orderBy);
                else
                    request.Link(ReadLink(link, operation));
                var page = await _http.SendForListAsync(request, type, new ListShape("value", item, "id", "number"), token).ConfigureAwait(false);
                return request.ToPage(page.Value.Value, page.Value.NextLink, page.Unreadable);
            }),
            cancellationToken);

    /// <summary>Sends a call, and once more with the company looked up again when the service no longer knows the one that was.</summary>
    private async Task<T> InCompanyAsync<T>(Func<ValueTask<ConnectorRequest>> start, Func<ConnectorRequest, Task<T>> send)
    {
        var request = await start().ConfigureAwait(false);
        var used = Volatile.Read(ref _company.Value);
        try
        {
            return await send(request).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (used is not null && e.ErrorCode == BusinessCentralProtocol.CompanyNotFound)
        {
            Interlocked.CompareExchange(ref _company.Value, null, used);
        }
        return await send(await start().ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async ValueTask<ConnectorRequest> StartAsync(Operation operation, CancellationToken cancellationToken)
    {
        var request = new ConnectorRequest(operation);
        await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        return request;
    }

    private async ValueTask<ConnectorRequest> StartAsync(Operation operation, Guid id, EntityTag tag, CancellationToken cancellationToken)
    {
        if (tag == default)
            throw new ArgumentException("The version that was read is needed; EntityTag.Any overwrites whatever is there.", nameof(tag));
        var request = await StartAsync(operation, cancellationToken).ConfigureAwait(false);
        return request.Path("id", id.ToString("D", CultureInfo.InvariantCulture)).Header("If-Match", tag.Value);
    }

    private async ValueTask PrepareAsync(ConnectorRequest request, CancellationToken cancellationToken)
    {
        // Error texts are matched, so their language is pinned.
        request.Header("Accept-Language", "en-US");
        if (request.Operation.Path.Contains("{company}", StringComparison.Ordinal))
        {
            var company = await GetCompanyIdAsync(cancellationToken).ConfigureAwait(false);
            request.Path("company", company.ToString("D", CultureInfo.InvariantCulture));
        }
    }

    private static Uri ReadLink(string link, Operation operation) => Uri.TryCreate(link, UriKind.Absolute, out var address)
        ? address
        : throw ConnectorException.For(operation, FailureKind.Unreadable, "the link to the next page is no absolute address");
}
