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
/// call fails. Lists come in pages whose order is stable only when asked for; a list may be read again from any page's token. What is answered although the filter leaves it
/// out is never handed out, but told as what cannot be read is.
/// Immutable and thread-safe, but for the company id, which is looked up once.
/// </summary>
public partial class BusinessCentralClient
{
    private const int MostReadings = 4;

    private ConnectorHttp _http;
    private readonly BusinessCentralProtocol _protocol;
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
        _protocol = new BusinessCentralProtocol(new LockSentences(options.LockPhrases));
        _http = new ConnectorHttp(http, _protocol, time);
        _json = options.EscapeEnumText ? BusinessCentralJsonContext.CreateEscaping() : BusinessCentralJsonContext.Default;
    }

    /// <summary>For mocks only: every method must be overridden.</summary>
    protected BusinessCentralClient()
    {
        _http = null!;
        _protocol = null!;
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
        List(BusinessCentralOperations.ListCompanies, null, _json.Companies, _json.Company, cancellationToken);

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
        ODataQuery? query,
        JsonTypeInfo<ODataPage<T>> type,
        JsonTypeInfo<T> item,
        CancellationToken cancellationToken,
        bool fromReplica = false,
        string? expand = null,
        string? orderBy = null,
        string id = "id",
        Guid? parent = null)
        where T : class
    {
        var asked = query ?? new ODataQuery();
        if (expand is not null)
            asked = asked with { Expand = [expand, .. asked.Expand.Where(e => e.Navigation != expand)] };
        if (orderBy is not null && asked.OrderBy.Count == 0)
            asked = asked with { OrderBy = [orderBy] };
        return new(
            (link, size, token) => InCompanyAsync(() => StartAsync(operation, token), async request =>
            {
                if (parent is { } of)
                    request.Path("id", Text(of));
                var most = asked.Top ?? size ?? _options.PageSize;
                request.Expect(most);
                // Both together would end the list without a word. The next link holds the whole query, but not the headers: they are sent again.
                if (asked.Top is null)
                    request.Header("Prefer", string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={most}"));
                if (asked.FromReplica ?? fromReplica)
                    request.Header("Data-Access-Intent", "ReadOnly");
                if (link is null)
                    asked.Apply(request, _options.EscapeEnumText, item.Properties.Where(static p => p.IsRequired).Select(static p => p.Name));
                else
                    request.Link(ReadLink(link, operation));
                var page = await _http.SendForListAsync(request, type, new ListShape("value", item, id, "number", "code"), token).ConfigureAwait(false);
                var (rows, strangers) = RowCheck.Sift(asked, page.Value.Value, item, id, operation);
                return request.ToPage(rows, asked.Top is null ? page.Value.NextLink : null, [.. page.Unreadable, .. strangers]) with { SystemTime = page.Headers.Date };
            }),
            cancellationToken);
    }

    private Task<T> GetAsync<T>(Operation operation, Guid id, JsonTypeInfo<T> type, CancellationToken cancellationToken, string? expand = null)
        where T : class => InCompanyAsync(
            () => StartAsync(operation, cancellationToken),
            request => _http.SendForJsonAsync(request.Path("id", Text(id)).Query("$expand", expand), type, cancellationToken));

    private Task<T> CreateAsync<TNew, T>(Operation operation, TNew created, JsonTypeInfo<TNew> newType, JsonTypeInfo<T> type, CancellationToken cancellationToken, Guid? parent = null)
        where TNew : class
        where T : class
    {
        ArgumentNullException.ThrowIfNull(created);
        return InCompanyAsync(
            () => StartAsync(operation, cancellationToken),
            request => _http.SendForJsonAsync((parent is { } id ? request.Path("id", Text(id)) : request).Json(created, newType), type, cancellationToken));
    }

    private Task<T> UpdateAsync<TChange, T>(Operation operation, Guid id, EntityTag tag, TChange change, JsonTypeInfo<TChange> changeType, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where TChange : class
        where T : class
    {
        ArgumentNullException.ThrowIfNull(change);
        return InCompanyAsync(
            () => StartAsync(operation, id, tag, cancellationToken),
            request => _http.SendForJsonAsync(request.Json(change, changeType), type, cancellationToken));
    }

    private Task<bool> DeleteAsync(Operation operation, Guid id, EntityTag tag, CancellationToken cancellationToken) =>
        DoAsync(() => StartAsync(operation, id, tag, cancellationToken), cancellationToken);

    private Task<bool> DoAsync(Func<ValueTask<ConnectorRequest>> start, CancellationToken cancellationToken) => InCompanyAsync(start, async request =>
    {
        await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <summary>An action on a document. Its answer is empty: what came of it is read from the documents.</summary>
    private async Task ActAsync(Operation operation, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(async () => (await StartAsync(operation, cancellationToken).ConfigureAwait(false)).Path("id", Text(id)), cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (e.Kind is FailureKind.Rejected or FailureKind.NotFound && e.ErrorCode is BusinessCentralProtocol.DataNotFoundFilter)
        {
            // Some versions look for a document that the posting did not make, and fail when it is done.
            throw MayBeDone(e);
        }
    }

    /// <summary>Whether it is the service's own word on a posting, which some versions say when all is done: what stands afterwards tells whether it is a no.</summary>
    internal static bool IsWordOnPosting(ConnectorException e) =>
        e is { StatusCode: not null, ErrorCode: not null, Kind: FailureKind.Rejected or FailureKind.NotFound or FailureKind.Conflict or FailureKind.OutcomeUnknown };

    /// <summary>The same failure, of which it is not known whether it came after the work was done.</summary>
    internal static ConnectorException MayBeDone(ConnectorException e) => new($"{e.System} {e.Operation} failed after it may have been carried out", e)
    {
        System = e.System, Operation = e.Operation, Kind = FailureKind.OutcomeUnknown, StatusCode = e.StatusCode, ErrorCode = e.ErrorCode, RequestId = e.RequestId, Details = e.Details, Body = e.Body,
    };

    /// <summary>Reads, decides and writes, and does so anew when somebody else was faster.</summary>
    private static async Task<T> ChangeAsync<T, TChange>(
        Func<Task<T>> read, Func<T, EntityTag> tagOf, Func<T, TChange?> change, Func<EntityTag, TChange, Task<T>> write)
        where TChange : class
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var attempt = 1; ; attempt++)
        {
            var there = await read().ConfigureAwait(false);
            if (change(there) is not { } wanted)
                return there;
            try
            {
                return await write(tagOf(there), wanted).ConfigureAwait(false);
            }
            catch (ConnectorConflictException) when (attempt < MostReadings)
            {
                // What is there now is read again, and decided on again.
            }
        }
    }

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
        var version = Demand(tag);
        var request = await StartAsync(operation, cancellationToken).ConfigureAwait(false);
        return request.Path("id", Text(id)).Header("If-Match", version);
    }

    internal static string Demand(EntityTag tag) => tag == default
        ? throw new ArgumentException("The version that was read is needed; EntityTag.Any overwrites whatever is there.", nameof(tag))
        : tag.Value;

    private async ValueTask PrepareAsync(ConnectorRequest request, CancellationToken cancellationToken)
    {
        // Error texts are matched, so their language is pinned.
        request.Header("Accept-Language", "en-US");
        if (request.Operation.Path.StartsWith(BusinessCentralOperations.CompanionRoot, StringComparison.Ordinal))
        {
            var route = _options.GetCompanionRoute()
                ?? throw ConnectorException.For(request.Operation, FailureKind.NotExecuted, $"no companion extension is named; set {nameof(BusinessCentralClientOptions.CompanionRoute)}");
            request.Path("publisher", route[0]).Path("group", route[1]).Path("version", route[2]);
        }

        if (request.Operation.Path.Contains("{company}", StringComparison.Ordinal))
        {
            var company = await GetCompanyIdAsync(cancellationToken).ConfigureAwait(false);
            request.Path("company", Text(company));
        }
    }

    private static string Text(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    private static Uri ReadLink(string link, Operation operation) => Uri.TryCreate(link, UriKind.Absolute, out var address)
        ? address
        : throw ConnectorException.For(operation, FailureKind.Unreadable, "the link to the next page is no absolute address");
}
