using System.Text;
using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;
using Microsoft.AspNetCore.WebUtilities;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>Business Central's API v2.0 and the token endpoint beside it, as the dossier describes them.</summary>
internal sealed class ErpApi(WorldState world, ErpCompany company) : Vendor(world, "business-central")
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(3599);

    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private readonly CallWindow _window = new(6000, TimeSpan.FromMinutes(5));
    private readonly ErpSets _sets = new(company, world.Options.EscapesErpWords);
    private readonly ErpOrderWriter _writer = new(company);
    private readonly ErpJournalRoutes _journals = new(company, world.Options.EscapesErpWords);
    private ErpQuirks _quirks;
    private int _errors;

    /// <summary>What the pages of return orders hold.</summary>
    public (IEnumerable<string> Heads, IEnumerable<string> Lines) ReturnOrderMembers => (_sets.ReturnOrders.Members, _sets.ReturnOrderLines.Members);

    public override (int AtOnce, int Waiting)? Gate => (5, World.Options.ErpQueueLength);

    /// <summary>Tokens given out so far are worth nothing any more.</summary>
    public void ForgetTokens() => _tokens.Clear();

    /// <summary>The service's own limit for an operation.</summary>
    public override TimeSpan LongestWork => TimeSpan.FromMinutes(8);

    public override Reply Unauthorized() => Error(new ErpError(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials."));

    /// <summary>The documentation promises no Retry-After with 429, so there is none.</summary>
    public override Reply TooMany(TimeSpan wait) => Error(new ErpError(429, "Application_TooManyRequests", "Too many requests reached. Actual (6). Maximum (5)."));

    public override Reply Unavailable() => Error(new ErpError(503, "Internal_TenantUnavailable", "The environment is being updated.")).RetryAfter(TimeSpan.FromSeconds(30));

    public override Reply Broken() => Error(new ErpError(500, "Internal_ServerError", "An error occurred."));

    public override bool IsElsewhere(Call call) => call.Path is [_, "oauth2", "v2.0", "token"];

    /// <summary>Only for who signed in: the service calls no address for strangers.</summary>
    public override async Task PrepareAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Method is not ("POST" or "PATCH") || call.Path is not ["v2.0", ErpCompany.TenantId, ErpCompany.Environment, "api", "v2.0", var set] || !IsSubscription(set, out var id))
            return;
        lock (World.Gate)
        {
            if (!IsSignedIn(call, World.CatchUp()))
                return;
        }

        await company.Subscriptions.AskAsync(call, id, cancellationToken).ConfigureAwait(false);
    }

    public override Reply Answer(Call call, DateTimeOffset now)
    {
        if (call.Path is [var tenant, "oauth2", "v2.0", "token"])
            return Token(call, tenant, now);
        if (!IsSignedIn(call, now))
            return Unauthorized();
        if (World.Options.CallLimits != CallLimitMode.Off && _window.TryTake(now) is { } wait)
            return TooMany(wait);
        if (call.Path is ["v2.0", ErpCompany.TenantId, ErpCompany.Environment, "api", var publisher, var group, var version, .. var rest] && $"{publisher}/{group}/{version}" == ErpCompanion.Route)
        {
            var (answer, refusal) = company.Companion.IsThere
                ? ReturnOrders(call, rest, now) ?? company.Companion.Answer(call, rest, default, now)
                : (null, new ErpError(404, "BadRequest_NotFound", $"No HTTP resource was found that matches the request URI '{call.Origin}{call.PathText}'."));
            return refusal is not null ? Error(refusal) : answer!;
        }

        if (call.Path is not ["v2.0", ErpCompany.TenantId, ErpCompany.Environment, "api", "v2.0", .. var path])
            return Error(new ErpError(404, "BadRequest_NotFound", "The environment does not exist."));
        if (path is ["$batch"])
            return call.Method == "POST" ? Batch(call, now) : Error(Verb());
        _quirks = call.Method == "GET" ? company.Moments.Quirks(call) with { Slip = World.Slip("business-central.rows", call.Number("$skiptoken", 0)) } : default;
        var gone = path is [_, var page, ..] && page.StartsWith("sales", StringComparison.Ordinal) ? company.Moments.PageGone(call, now) : null;
        var (reply, error) = gone ?? Route(call, path, now);
        return error is not null ? Error(error) : reply!;
    }

    private bool IsSignedIn(Call call, DateTimeOffset now) =>
        call.Header("Authorization") is { } authorization && authorization.StartsWith("Bearer ", StringComparison.Ordinal) && _tokens.TryGetValue(authorization[7..], out var expires) && expires > now;

    /// <summary>Their keys are texts in quotes.</summary>
    private static bool IsSubscription(string segment, out string? id)
    {
        const string Set = "subscriptions";
        id = segment.StartsWith(Set + "('", StringComparison.Ordinal) && segment.EndsWith("')", StringComparison.Ordinal) ? segment[(Set.Length + 2)..^2] : null;
        return id is not null || segment == Set;
    }

    private (Reply?, ErpError?) Route(Call call, string[] path, DateTimeOffset now)
    {
        if (path is [var first] && IsSubscription(first, out var subscription))
            return company.Subscriptions.Route(call, subscription, _quirks, now);
        if (path is ["companies"] && call.Method == "GET")
            return _sets.Companies.List(call, [company], _quirks);
        if (path.Length == 0 || Key(path[0]) is not ("companies", { } companyId))
            return (null, Missing(path.Length > 0 ? path[0] : string.Empty));
        if (companyId != company.Id)
            return (null, new ErpError(404, "Internal_CompanyNotFound", "Cannot find the company."));
        if (path.Length == 1)
            return call.Method == "GET" ? _sets.Companies.One(call, company, _quirks) : (null, Verb());
        var (set, id) = Key(path[1]);
        if (call.Method != "GET" && company.Moments.Lock(set.StartsWith("journal", StringComparison.Ordinal) ? "Gen. Journal Line" : (path.Length == 2 && id is null) || call.Method == "DELETE" ? "Sales Header" : "Sales Line") is { } locked)
            return (null, locked);
        if (_journals.Route(call, set, id, path[2..], _quirks, e => World.IsVisible("business-central.ledger-entry", e.Number.Text(), e.PostedAt, now), now) is { } ledger && ledger != default)
            return ledger;
        return (set, path.Length) switch
        {
            ("customers", 2) => Rows(call, _sets.Customers, company.Customers, id, static (c, key) => c.Id == key),
            ("items", 2) => Rows(call, _sets.Items, company.Items, id, static (i, key) => i.Id == key),
            ("itemLedgerEntries", 2) => Rows(call, _sets.Movements, Visible(company.Ledger.Movements, "movement", static m => m.Number.Text(), static m => m.PostedAt, now), id, static (m, key) => m.Id == key),
            ("generalLedgerSetup", 2) => Rows(call, _sets.LedgerSetups, [new ErpLedgerSetup(company.NewId("setup", "ledger"), company.Posting.Allowed(now), World.Start)], id, static (s, key) => s.Id == key),
            ("taxAreas", 2) => Rows(call, _sets.TaxAreas, company.Setup.TaxAreas, id, static (t, key) => t.Id == key),
            ("paymentTerms", 2) => Rows(call, _sets.PaymentTerms, company.Setup.PaymentTerms, id, static (t, key) => t.Id == key),
            ("salesInvoices", 2) => Rows(call, _sets.Invoices, Visible(company.Invoices, "invoice", now), id, static (d, key) => d.Id == key),
            ("salesInvoices", 3) when path[2] == "Microsoft.NAV.makeCorrectiveCreditMemo" && call.Method == "POST" => Correct(id, now),
            ("salesCreditMemos", _) => Memos(call, id, path[2..], isOrder: false, now),
            ("salesCreditMemoLines", 2) when id is { } memoLine => MemoLine(call, memoLine, isOrder: false, now),
            ("salesShipments", 2) => Rows(call, _sets.Shipments, Visible(company.Shipments, "shipment", now), id, static (d, key) => d.Id == key),
            ("salesShipments", 3) when path[2] == "salesShipmentLines" && company.Shipments.Find(d => d.Id == id) is { } shipment =>
                _sets.ShipmentLines.List(call, shipment.Lines.Select(l => (shipment, l)), _quirks),
            ("salesOrderLines" or "salesInvoiceLines" or "salesCreditMemoLines", 2) when id is null && call.Method == "GET" => (null, ErpError.Rule("You must specify an Id or a Document Id to get the lines.")),
            ("salesQuotes", 2) => Quotes(call, id, now),
            ("salesOrders", _) => Orders(call, id, path[2..], now),
            ("salesOrderLines", 2) when id is { } lineId => Line(call, null, lineId, now),
            _ => (null, Missing(set)),
        };
    }

    /// <summary>Many calls as one. Where they are one transaction, all of it is taken back when one fails; only lines of journals can be.</summary>
    private Reply Batch(Call call, DateTimeOffset now)
    {
        const int Most = 100;
        if (!call.TryReadObject(out var body))
            return Error(ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            var requests = body.RootElement.Items("requests").ToList();
            if (requests.Count > Most)
                return Error(ErpError.Validation("BadRequest", $"The batch holds {requests.Count.Text()} requests; at most {Most.Text()} are allowed."));
            var isAtomic = call.Header("Isolation") == "snapshot";
            if (isAtomic && requests.Exists(static r => r.Member("method") != "GET" && r.Member("url")?.Contains("journalLines", StringComparison.Ordinal) != true))
                return Error(new ErpError(501, "NotImplemented", "This world takes back lines of journals only."));
            var undo = company.Journals.Remember();
            var answers = new List<(string Id, Reply Reply)>();
            foreach (var request in requests)
                answers.Add((request.Member("id") ?? string.Empty, Part(call, request, answers, now)));
            if (isAtomic && answers.Exists(static a => a.Reply.Status >= 400))
                undo();
            return Reply.Json(200, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("responses");
                foreach (var (id, reply) in answers)
                {
                    json.WriteStartObject();
                    json.WriteString("id", id);
                    json.WriteNumber("status", reply.Status);
                    json.WriteStartObject("headers");
                    json.WriteString("content-type", reply.ContentType);
                    json.WriteEndObject();
                    if (!reply.Body.IsEmpty)
                    {
                        json.WritePropertyName("body");
                        json.WriteRawValue(reply.Body.Span, skipInputValidation: true);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
    }

    private Reply Part(Call call, JsonElement request, List<(string Id, Reply Reply)> before, DateTimeOffset now)
    {
        if (request.Items("dependsOn").Any(d => before.Exists(b => b.Id == d.GetString() && b.Reply.Status >= 400)))
            return Reply.Empty(424);
        var part = call.Part(request);
        _quirks = default;
        var (reply, error) = Route(part, part.Path, now);
        return error is not null ? Error(error) : reply!;
    }

    private (Reply?, ErpError?) Rows<T>(Call call, EntitySet<T> set, List<T> rows, Guid? id, Func<T, Guid, bool> has)
        where T : class
    {
        if (call.Method != "GET")
            return (null, Verb());
        if (id is null)
            return set.List(call, rows, _quirks);
        return rows.Find(r => has(r, id.Value)) is { } row ? set.One(call, row, _quirks) : (null, NotThere());
    }

    /// <summary>What lists show by now.</summary>
    private List<ErpDocument> Visible(List<ErpDocument> documents, string kind, DateTimeOffset now) => Visible(documents, kind, static d => d.Number, static d => d.CreatedAt, now);

    private List<T> Visible<T>(List<T> rows, string kind, Func<T, string> key, Func<T, DateTimeOffset> madeAt, DateTimeOffset now) =>
        World.Options.Time.LateVisibility == 0m ? rows : rows.FindAll(r => World.IsVisible("business-central." + kind, key(r), madeAt(r), now));

    private (Reply?, ErpError?) Orders(Call call, Guid? id, string[] rest, DateTimeOffset now)
    {
        if (id is null)
        {
            return (call.Method, rest.Length) switch
            {
                ("GET", 0) => _sets.Orders.List(call, Visible(company.Orders, "order", now), _quirks, shown: call.Parameter("$filter") is null ? null : order => company.Found(order, now)),
                ("POST", 0) => Create(call, now),
                _ => (null, rest.Length == 0 ? Verb() : Missing(rest[0])),
            };
        }

        if (company.Orders.Find(o => o.Id == id) is not { } order)
            return (null, rest is ["Microsoft.NAV.shipAndInvoice"] ? ErpError.Rule("The order cannot be found.") : NotThere());
        switch (call.Method, rest)
        {
            case ("GET", []):
                return _sets.Orders.One(call, order, _quirks);
            case ("PATCH", []):
                return Stale(call, order) is { } conflict ? (null, conflict) : Change(call, order, now);
            case ("DELETE", []):
                if (Stale(call, order) is { } stale)
                    return (null, stale);
                if (order.Status != "Draft" || order.Lines.Exists(l => l.Shipped != 0))
                    return (null, ErpError.NotOpen(order));
                company.Delete(order, Actor.Seller, now);
                return (Reply.Empty(204), null);
            case ("POST", ["Microsoft.NAV.shipAndInvoice"]):
                return Post(order, now);
            case ("GET", ["salesOrderLines"]):
                return _sets.OrderLines.List(call, order.Lines.Select(l => (order, l)), _quirks);
            case ("POST", ["salesOrderLines"]):
                return AddLine(call, order, now);
            case (_, [var segment]) when Key(segment) is ("salesOrderLines", { } lineId):
                return Line(call, order, lineId, now);
            default:
                return (null, rest.Length == 0 ? Verb() : Missing(rest[0]));
        }
    }

    private (Reply?, ErpError?) Quotes(Call call, Guid? id, DateTimeOffset now)
    {
        if (call.Method == "POST" && id is null)
        {
            if (!call.TryReadObject(out var body))
                return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
            using (body)
            {
                var (made, wrong) = company.Quotes.Make(body.RootElement, now);
                return wrong is not null ? (null, wrong) : _sets.Quotes.One(call, made!, _quirks, 201);
            }
        }

        if (call.Method != "DELETE")
            return Rows(call, _sets.Quotes, company.Quotes.All, id, static (q, key) => q.Id == key);
        if (company.Quotes.All.Find(q => q.Id == id) is not { } quote)
            return (null, NotThere());
        if (Stale(call, quote) is { } stale)
            return (null, stale);
        company.Quotes.All.Remove(quote);
        return (Reply.Empty(204), null);
    }

    /// <summary>The answer names nothing of what it made.</summary>
    private (Reply?, ErpError?) Correct(Guid? id, DateTimeOffset now)
    {
        if (company.Invoices.Find(i => i.Id == id) is not { } invoice)
            return (null, ErpError.Rule("The invoice cannot be found."));
        company.Memos.Make(invoice, Actor.Seller, now);
        return (Reply.Empty(204), null);
    }

    /// <summary>Return orders of the companion extension; null when it is asked for something else.</summary>
    private (Reply?, ErpError?)? ReturnOrders(Call call, string[] path, DateTimeOffset now)
    {
        if (path is not [var of, var page, .. var rest] || of != $"companies({company.Id})")
            return null;
        _quirks = default;
        return Key(page) switch
        {
            ("returnOrders", null) when call.Method == "POST" && rest.Length == 0 => MakeReturnOrder(call, now),
            ("returnOrders", var id) => Memos(call, id, rest, isOrder: true, now),
            ("returnOrderLines", { } line) when rest.Length == 0 => MemoLine(call, line, isOrder: true, now),
            _ => null,
        };
    }

    /// <summary>One order for a mark, whatever became of it.</summary>
    private (Reply?, ErpError?) MakeReturnOrder(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            var (number, mark) = (body.RootElement.Member("invoiceNumber"), body.RootElement.Member("externalDocumentNumber"));
            if (mark is not { Length: > 0 and <= 35 })
                return (null, ErpError.Validation("BadRequest_RequiredParamNotProvided", "Field 'externalDocumentNumber' must not be blank or empty."));
            if (company.Memos.All.Exists(m => m.ExternalNumber == ErpSetup.Fold(mark)))
                return (null, ErpError.Rule($"There is a return order or credit memo with the external document number {mark} already. Nothing was created."));
            if (company.Invoices.Find(i => i.Number == number) is not { } invoice)
                return (null, ErpError.Rule("The invoice cannot be found."));
            return _sets.ReturnOrders.One(call, company.Memos.Make(invoice, Actor.Seller, now, mark), _quirks, 201);
        }
    }

    private (Reply?, ErpError?) Memos(Call call, Guid? id, string[] rest, bool isOrder, DateTimeOffset now)
    {
        var sets = (Heads: isOrder ? _sets.ReturnOrders : _sets.CreditMemos, Lines: isOrder ? _sets.ReturnOrderLines : _sets.CreditMemoLines);
        var lines = isOrder ? "returnOrderLines" : "salesCreditMemoLines";
        if (id is null)
        {
            return call.Method == "GET" && rest.Length == 0
                ? sets.Heads.List(call, Visible(company.Memos.All.FindAll(m => m.IsReturnOrder == isOrder), "credit-memo", static m => m.Id.ToString(), static m => m.CreatedAt, now), _quirks)
                : (null, rest.Length == 0 ? Verb() : Missing(rest[0]));
        }

        if (company.Memos.Find(id.Value, isOrder) is not { } memo)
            return (null, rest is ["Microsoft.NAV.post"] ? ErpError.Rule("The credit memo cannot be found.") : NotThere());
        if (rest is [var part] && part == lines && call.Method == "POST")
            return Write(call, memo, body => company.Memos.NewLine(memo, body), () => sets.Lines.One(call, (memo, memo.Lines[^1]), _quirks, 201), now, isNew: true);
        switch (call.Method, rest)
        {
            case ("GET", []):
                return sets.Heads.One(call, memo, _quirks);
            case ("POST", ["Microsoft.NAV.post"]):
                if (company.Memos.Post(memo, Actor.Seller, now) is { } refused)
                    return (null, refused);
                return company.Moments.RefusesAfterPosting() ? (null, ErpError.Validation("Internal_DataNotFoundFilter", "The credit memo cannot be found.")) : (Reply.Empty(204), null);
            case ("PATCH", []):
                return Write(call, memo, body => ErpMemos.Header(memo, body), () => sets.Heads.One(call, memo, _quirks), now, isHead: true);
            case ("DELETE", []):
                if (Stale(call, memo) is { } stale)
                    return (null, stale);
                if (memo.Status != "Draft")
                    return (null, ErpError.Rule("The credit memo has been posted and can no longer be modified."));
                company.Memos.Delete(memo, Actor.Seller, now);
                return (Reply.Empty(204), null);
            default:
                return (null, rest.Length == 0 ? Verb() : Missing(rest[0]));
        }
    }

    private (Reply?, ErpError?) MemoLine(Call call, Guid lineId, bool isOrder, DateTimeOffset now)
    {
        var set = isOrder ? _sets.ReturnOrderLines : _sets.CreditMemoLines;
        var memo = company.Memos.All.Find(m => m.IsReturnOrder == isOrder && m.Lines.Exists(l => l.Id == lineId));
        if (memo?.Lines.Find(l => l.Id == lineId) is not { } line)
            return (null, NotThere());
        switch (call.Method)
        {
            case "GET":
                return set.One(call, (memo, line), _quirks);
            case "PATCH":
                return Write(call, memo, body => company.Memos.Line(memo, line, body), () => set.One(call, (memo, memo.Lines.Find(l => l.Id == lineId)!), _quirks), now);
            case "DELETE":
                if (Stale(call, memo) is { } stale)
                    return (null, stale);
                if (memo.Status != "Draft")
                    return (null, ErpError.Rule("The credit memo has been posted and can no longer be modified."));
                if (memo.Receipt is not null)
                    return (null, Received(memo));
                memo.Lines.Remove(line);
                memo.Touch(now);
                return (Reply.Empty(204), null);
            default:
                return (null, Verb());
        }
    }

    private static ErpError Received(ErpDocument order) => ErpError.Rule($"Goods of return order {order.Number} were received; its lines can no longer be modified.");

    /// <summary>Writes to a draft credit memo; what fails half way is undone.</summary>
    private static (Reply?, ErpError?) Write(Call call, ErpDocument memo, Func<JsonElement, ErpError?> write, Func<(Reply?, ErpError?)> answer, DateTimeOffset now, bool isNew = false, bool isHead = false)
    {
        if (!isNew && Stale(call, memo) is { } stale)
            return (null, stale);
        if (memo.Status != "Draft")
            return (null, ErpError.Rule("The credit memo has been posted and can no longer be modified."));
        if (memo.Receipt is not null && !isHead)
            return (null, Received(memo));
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            var undo = memo.Remember();
            if (write(body.RootElement) is { } wrong)
            {
                undo();
                return (null, wrong);
            }

            memo.Touch(now);
            return answer();
        }
    }

    private (Reply?, ErpError?) Post(ErpDocument order, DateTimeOffset now)
    {
        var invoices = order.Lines.Exists(static l => l.LineType != "Comment" && l.ToInvoice != 0m);
        if (company.ShipAndInvoice(order, Actor.Seller, now) is { } refused)
            return (null, refused);
        return !invoices && company.Moments.RefusesAfterPosting()
            ? (null, ErpError.Validation("Internal_DataNotFoundFilter", "The invoice cannot be found."))
            : (Reply.Empty(204), null);
    }

    private (Reply?, ErpError?) Create(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            var order = new ErpDocument { Id = Guid.Empty, Number = string.Empty, CreatedAt = now, ModifiedAt = now };
            if (_writer.Header(order, body.RootElement, isNew: true) is { } wrong)
                return (null, wrong);
            if (order.Customer is not { } customer)
                return (null, ErpError.Rule("A \"customerNumber\" or a \"customerId\" must be provided."));
            if (customer.Blocked != " ")
                return (null, ErpError.Rule($"You cannot create this type of document when Customer {customer.Number} is blocked with type {customer.Blocked}"));

            return _sets.Orders.One(call, company.Book(order, Actor.Seller, now), _quirks, 201);
        }
    }

    private (Reply?, ErpError?) Change(Call call, ErpDocument order, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            // A released order is still given its day.
            if (order.Status != "Draft" && body.RootElement.EnumerateObject().Any(static m => m.Name != "postingDate"))
                return (null, ErpError.NotOpen(order));
            var undo = order.Remember();
            if (_writer.Header(order, body.RootElement, isNew: false) is { } wrong)
            {
                undo();
                return (null, wrong);
            }

            company.Changed(order, Actor.Seller, now);
            return _sets.Orders.One(call, order, _quirks);
        }
    }

    private (Reply?, ErpError?) AddLine(Call call, ErpDocument order, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            if (order.Status != "Draft")
                return (null, ErpError.NotOpen(order));
            if (_writer.NewLine(order, body.RootElement) is { } wrong)
                return (null, wrong);
            company.Changed(order, Actor.Seller, now);
            return _sets.OrderLines.One(call, (order, order.Lines[^1]), _quirks, 201);
        }
    }

    private (Reply?, ErpError?) Line(Call call, ErpDocument? within, Guid lineId, DateTimeOffset now)
    {
        var order = within ?? company.Orders.Find(o => o.Lines.Exists(l => l.Id == lineId));
        if (order?.Lines.Find(l => l.Id == lineId) is not { } line)
            return (null, NotThere());
        if (call.Method == "GET")
            return _sets.OrderLines.One(call, (order, line), _quirks);
        if (Stale(call, order) is { } stale)
            return (null, stale);
        if (call.Method == "DELETE")
        {
            if (order.Status != "Draft")
                return (null, ErpError.NotOpen(order));
            if (line.Shipped != 0m)
                return (null, ErpError.Rule($"Quantity Shipped must be equal to '0' in Sales Line: Document Type=Order, Document No.={order.Number}, Line No.={line.Sequence.Text()}. Current value is '{line.Shipped.Text()}'."));
            order.Lines.Remove(line);
            company.Changed(order, Actor.Seller, now);
            return (Reply.Empty(204), null);
        }

        if (call.Method != "PATCH")
            return (null, Verb());
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            var undo = order.Remember();
            if (_writer.Line(order, line, body.RootElement, isNew: false) is { } wrong)
            {
                undo();
                return (null, wrong);
            }

            company.Changed(order, Actor.Seller, now);
            return _sets.OrderLines.One(call, (order, line), _quirks);
        }
    }

    private static ErpError? Stale(Call call, ErpDocument order) => call.Header("If-Match") switch
    {
        null or "" => ErpError.Validation("BadRequest_InvalidToken", "Could not validate the client concurrency token required by the service."),
        "*" => null,
        var tag when tag == order.ETag => null,
        _ => new ErpError(409, "Request_EntityChanged", "Another user has already changed the record."),
    };

    private Reply Token(Call call, string tenant, DateTimeOffset now)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body));
        string Field(string name) => form.TryGetValue(name, out var value) ? value.ToString() : string.Empty;
        if (call.Method != "POST")
            return ErpMoments.Entra(405, "invalid_request", "AADSTS900561: The endpoint only accepts POST requests.");
        if (tenant != ErpCompany.TenantId)
            return ErpMoments.Entra(400, "invalid_request", "AADSTS90002: Tenant not found.");
        if (Field("grant_type") != "client_credentials")
            return ErpMoments.Entra(400, "unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type.");
        if (Field("client_id") != ErpCompany.ClientId)
            return ErpMoments.Entra(400, "unauthorized_client", "AADSTS700016: Application was not found in the directory.");
        if (Field("client_secret") != ErpCompany.ClientSecret)
            return ErpMoments.Entra(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
        if (Field("scope") != "https://api.businesscentral.dynamics.com/.default")
            return ErpMoments.Entra(400, "invalid_scope", "AADSTS70011: The provided value for the input parameter 'scope' is not valid.");
        if (company.Moments.TokenEndpoint() is { } away)
            return away;
        var token = $"simulated.{Dice.For(World.Options.Seed, "token", _tokens.Count.Text() + now.Iso()).Id():N}";
        _tokens[token] = now + TokenLife;
        return Reply.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("token_type", "Bearer");
            json.WriteNumber("expires_in", 3599);
            json.WriteNumber("ext_expires_in", 3599);
            json.WriteString("access_token", token);
            json.WriteEndObject();
        });
    }

    private Reply Error(ErpError error)
    {
        // The gate answers outside the lock, hence the interlocked count.
        var correlation = Dice.For(World.Options.Seed, "correlation", Interlocked.Increment(ref _errors).Text()).Id();
        return Reply.Json(error.Status, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", error.Code);
            json.WriteString("message", $"{error.Message}  CorrelationId:  {correlation}.");
            json.WriteEndObject();
            json.WriteEndObject();
        }).With("request-id", correlation.ToString());
    }

    private static ErpError Verb() => new(405, "BadRequest_MethodNotAllowed", "The method is not allowed for this resource.");

    private static ErpError Missing(string segment) => new(404, "BadRequest_ResourceNotFound", $"Resource not found for the segment '{segment}'.");

    private static ErpError NotThere() => new(404, "Internal_RecordNotFound", "The record could not be found.");

    /// <summary>Splits <c>name(guid)</c>; the id is null when there is none.</summary>
    private static (string Set, Guid? Id) Key(string segment)
    {
        var bracket = segment.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 && segment[^1] == ')'
            ? (segment[..bracket], Guid.TryParse(segment[(bracket + 1)..^1], out var id) ? id : Guid.Empty)
            : (segment, null);
    }
}
