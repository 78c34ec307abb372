using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;
using Microsoft.AspNetCore.WebUtilities;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>Business Central's API v2.0 and the token endpoint beside it, as the dossier describes them.</summary>
internal sealed class ErpApi(WorldState world, ErpCompany company) : Vendor(world, "business-central")
{
    private static readonly string[] LineTypes = ["Comment", "Account", "Item", "Resource", "Fixed Asset", "Charge", "Allocation Account"];
    private static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(3599);

    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private readonly CallWindow _window = new(6000, TimeSpan.FromMinutes(5));
    private readonly ErpSets _sets = new(world.Options.EscapesErpWords);
    private int _errors;

    public override (int AtOnce, int Waiting)? Gate => (5, World.Options.ErpQueueLength);

    /// <summary>Tokens given out so far are worth nothing any more.</summary>
    public void ForgetTokens() => _tokens.Clear();

    /// <summary>The documentation promises no Retry-After with 429, so there is none.</summary>
    public override Reply TooMany(TimeSpan wait) => Error(new ErpError(429, "Application_TooManyRequests", "Too many requests reached. Actual (6). Maximum (5)."));

    public override Reply Unavailable() => Error(new ErpError(503, "Internal_TenantUnavailable", "The environment is being updated.")).RetryAfter(TimeSpan.FromSeconds(30));

    public override Reply Broken() => Error(new ErpError(500, "Internal_ServerError", "An error occurred."));

    public override bool IsElsewhere(Call call) => call.Path is [_, "oauth2", "v2.0", "token"];

    public override Reply Answer(Call call, DateTimeOffset now)
    {
        if (call.Path is [var tenant, "oauth2", "v2.0", "token"])
            return Token(call, tenant, now);
        if (call.Header("Authorization") is not { } authorization || !authorization.StartsWith("Bearer ", StringComparison.Ordinal)
            || !_tokens.TryGetValue(authorization[7..], out var expires) || expires <= now)
            return Error(new ErpError(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials."));
        if (World.Options.CallLimits != CallLimitMode.Off && _window.TryTake(now) is { } wait)
            return TooMany(wait);
        if (call.Path is not ["v2.0", ErpCompany.TenantId, ErpCompany.Environment, "api", "v2.0", .. var path])
            return Error(new ErpError(404, "BadRequest_NotFound", "The environment does not exist."));
        var (reply, error) = Route(call, path, now);
        return error is not null ? Error(error) : reply!;
    }

    private (Reply?, ErpError?) Route(Call call, string[] path, DateTimeOffset now)
    {
        if (path is ["companies"] && call.Method == "GET")
            return _sets.Companies.List(call, [company]);
        if (path.Length == 0 || Key(path[0]) is not ("companies", { } companyId))
            return (null, Missing(path.Length > 0 ? path[0] : string.Empty));
        if (companyId != company.Id)
            return (null, new ErpError(404, "Internal_CompanyNotFound", "Cannot find the company."));
        if (path.Length == 1)
            return call.Method == "GET" ? _sets.Companies.One(call, company) : (null, Verb());
        var (set, id) = Key(path[1]);
        return (set, path.Length) switch
        {
            ("customers", 2) => Rows(call, _sets.Customers, company.Customers, id, static (c, key) => c.Id == key),
            ("items", 2) => Rows(call, _sets.Items, company.Items, id, static (i, key) => i.Id == key),
            ("salesInvoices", 2) => Rows(call, _sets.Invoices, company.Invoices, id, static (d, key) => d.Id == key),
            ("salesShipments", 2) => Rows(call, _sets.Shipments, company.Shipments, id, static (d, key) => d.Id == key),
            ("salesShipments", 3) when path[2] == "salesShipmentLines" && company.Shipments.Find(d => d.Id == id) is { } shipment =>
                _sets.ShipmentLines.List(call, shipment.Lines.Select(l => (shipment, l))),
            ("salesOrders", _) => Orders(call, id, path[2..], now),
            ("salesOrderLines", 2) when id is { } lineId => Line(call, null, lineId, now),
            _ => (null, Missing(set)),
        };
    }

    private static (Reply?, ErpError?) Rows<T>(Call call, EntitySet<T> set, List<T> rows, Guid? id, Func<T, Guid, bool> has)
        where T : class
    {
        if (call.Method != "GET")
            return (null, Verb());
        if (id is null)
            return set.List(call, rows);
        return rows.Find(r => has(r, id.Value)) is { } row ? set.One(call, row) : (null, NotThere());
    }

    private (Reply?, ErpError?) Orders(Call call, Guid? id, string[] rest, DateTimeOffset now)
    {
        if (id is null)
        {
            return (call.Method, rest.Length) switch
            {
                ("GET", 0) => _sets.Orders.List(call, company.Orders),
                ("POST", 0) => Create(call, now),
                _ => (null, rest.Length == 0 ? Verb() : Missing(rest[0])),
            };
        }

        if (company.Orders.Find(o => o.Id == id) is not { } order)
            return (null, NotThere());
        switch (call.Method, rest)
        {
            case ("GET", []):
                return _sets.Orders.One(call, order);
            case ("PATCH", []):
                return Stale(call, order) is { } conflict ? (null, conflict) : Change(call, order, now);
            case ("DELETE", []):
                if (Stale(call, order) is { } stale)
                    return (null, stale);
                if (order.Status != "Draft" || order.Lines.Exists(l => l.Shipped != 0))
                    return (null, ErpError.Validation("Application_DialogException", "Status must be equal to 'Open' in Sales Header."));
                company.Delete(order, Actor.Seller, now);
                return (Reply.Empty(204), null);
            case ("POST", ["Microsoft.NAV.shipAndInvoice"]):
                return company.ShipAndInvoice(order, Actor.Seller, now) is { } refused ? (null, refused) : (Reply.Empty(204), null);
            case ("GET", ["salesOrderLines"]):
                return _sets.OrderLines.List(call, order.Lines.Select(l => (order, l)));
            case ("POST", ["salesOrderLines"]):
                return AddLine(call, order, now);
            case (_, [var segment]) when Key(segment) is ("salesOrderLines", { } lineId):
                return Line(call, order, lineId, now);
            default:
                return (null, rest.Length == 0 ? Verb() : Missing(rest[0]));
        }
    }

    private (Reply?, ErpError?) Create(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            var order = new ErpDocument { Id = Guid.Empty, Number = string.Empty, CreatedAt = now, ModifiedAt = now };
            if (Header(order, body.RootElement, isNew: true) is { } wrong)
                return (null, wrong);
            if (order.Customer is not { } customer)
                return (null, ErpError.Validation("BadRequest_RequiredParamNotProvided", "Field 'customerNumber' must not be blank or empty."));
            if (customer.Blocked != " ")
                return (null, ErpError.Validation("Application_DialogException", $"You cannot create this type of document when Customer {customer.Number} is blocked with type {customer.Blocked}"));

            // The number is drawn last: a refused order leaves no gap and no trace.
            var number = company.NextOrderNumber();
            var kept = new ErpDocument
            {
                Id = company.NewId("order", number),
                Number = number,
                CreatedAt = now,
                ModifiedAt = now,
                Texts = order.Texts,
                Customer = customer,
                PricesIncludeTax = order.PricesIncludeTax,
                PartialShipping = order.PartialShipping,
            };
            for (var i = 0; i < order.Lines.Count; i++)
                kept.Lines.Add(order.Lines[i]);
            company.Add(kept, Actor.Seller);
            return _sets.Orders.One(call, kept, 201);
        }
    }

    private (Reply?, ErpError?) Change(Call call, ErpDocument order, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            if (order.Status != "Draft")
                return (null, ErpError.Validation("Application_DialogException", $"Status must be equal to 'Open' in Sales Header: Document Type=Order, No.={order.Number}."));
            if (Header(order, body.RootElement, isNew: false) is { } wrong)
                return (null, wrong);
            company.Changed(order, Actor.Seller, now);
            return _sets.Orders.One(call, order);
        }
    }

    /// <summary>Validates the members in the order they come, as if typed one after another.</summary>
    private ErpError? Header(ErpDocument order, JsonElement from, bool isNew)
    {
        foreach (var member in from.EnumerateObject())
        {
            var (name, value) = (member.Name, member.Value);
            if (name.Contains('@', StringComparison.Ordinal))
                continue;
            if (ErpSets.ReadOnlyOfOrder.Contains(name))
                return ErpError.ReadOnly(name);
            if (ErpSets.WritableTexts.TryGetValue(name, out var limit))
            {
                if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                    return ErpError.Type(name);
                var text = value.GetString() ?? string.Empty;
                if (text.Length > limit)
                    return ErpError.TooLong(text, limit);
                if (name == "billToCustomerNumber" && text.Length > 0 && company.Customers.TrueForAll(c => c.Number != text))
                    return ErpError.NotRelated("Bill-to Customer No.", "Sales Header", text, "Customer");
                order.Texts[name] = text;
                continue;
            }

            switch (name)
            {
                case "customerNumber" or "customerId":
                    var key = value.GetString() ?? string.Empty;
                    if (company.Customers.Find(c => name == "customerNumber" ? c.Number == key : c.Id.ToString() == key) is not { } customer)
                        return ErpError.NotRelated("Sell-to Customer No.", "Sales Header", key, "Customer");
                    if (order.Customer is { } named && isNew && named != customer)
                        return ErpError.Validation("Application_DialogException", "The customer values do not match to a specific Customer.");
                    order.Customer = customer;
                    break;
                case "orderDate" or "postingDate" or "requestedDeliveryDate":
                    if (value.ValueKind != JsonValueKind.String || !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                        return ErpError.Type(name);
                    order.Texts[name] = value.GetString()!;
                    break;
                case "pricesIncludeTax" or "partialShipping":
                    if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                        return ErpError.Type(name);
                    if (name == "pricesIncludeTax")
                        order.PricesIncludeTax = value.GetBoolean();
                    else
                        order.PartialShipping = value.GetBoolean();
                    break;
                case "discountAmount" when value.ValueKind == JsonValueKind.Number && value.GetDecimal() == 0:
                case "billToCustomerId" or "currencyId" or "paymentTermsId" or "shipmentMethodId":
                    break;
                case "salesOrderLines" when isNew && value.ValueKind == JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                    {
                        if (item.ValueKind != JsonValueKind.Object)
                            return ErpError.Type(name);
                        if (NewLine(order, item) is { } wrong)
                            return wrong;
                    }

                    break;
                default:
                    return ErpError.UnknownProperty(name, "salesOrder");
            }
        }

        return null;
    }

    private ErpError? NewLine(ErpDocument order, JsonElement from)
    {
        var line = new ErpLine
        {
            Id = company.NewId("order-line", $"{company.History.Count}/{order.Number}/{order.Lines.Count}/{order.Version}"),
            Sequence = (order.Lines.Count == 0 ? 0 : order.Lines[^1].Sequence) + 10_000,
        };
        if (LineMembers(order, line, from, isNew: true) is { } wrong)
            return wrong;
        order.Lines.Add(line);
        return null;
    }

    private ErpError? LineMembers(ErpDocument order, ErpLine line, JsonElement from, bool isNew)
    {
        foreach (var member in from.EnumerateObject())
        {
            var (name, value) = (member.Name, member.Value);
            if (name.Contains('@', StringComparison.Ordinal))
                continue;
            if (ErpSets.ReadOnlyOfLine.Contains(name))
                return ErpError.ReadOnly(name);
            if (LineMember(order, line, name, value, isNew) is { } wrong)
                return wrong;
        }

        return null;
    }

    private ErpError? LineMember(ErpDocument order, ErpLine line, string name, JsonElement value, bool isNew)
    {
        switch (name)
        {
            case "documentId" or "sequence" or "lineType" or "lineObjectNumber" or "itemId" when !isNew:
                return ErpError.ReadOnly(name);
            case "documentId" or "sequence" or "accountId" or "unitOfMeasureId" or "itemVariantId" or "locationId" or "shipmentDate":
                return null;
            case "lineType":
                var type = ErpWord.Unescape(value.GetString() ?? string.Empty);
                if (!LineTypes.Contains(type, StringComparer.Ordinal))
                    return ErpError.Validation("Unknown", $"'{type}' is not an option. The existing options are: {string.Join(',', LineTypes)}");
                line.LineType = type;
                return null;
            case "lineObjectNumber" or "itemId":
                return Object(order, line, value.GetString() ?? string.Empty, byId: name == "itemId");
            case "unitOfMeasureCode":
                return Unit(order, line, value.GetString() ?? string.Empty);
            case "description" or "description2" or "taxCode":
                var text = value.GetString() ?? string.Empty;
                var limit = name == "description" ? 100 : 50;
                if (text.Length > limit)
                    return ErpError.TooLong(text, limit);
                if (name == "description")
                    line.Description = text;
                else if (name == "description2")
                    line.Description2 = text;
                else
                    TaxCode(order, line, text);
                return null;
            case "quantity" or "unitPrice" or "discountPercent" or "discountAmount" or "shipQuantity" or "invoiceQuantity":
                return value.ValueKind == JsonValueKind.Number ? Number(order, line, name, value.GetDecimal()) : ErpError.Type(name);
            default:
                return ErpError.UnknownProperty(name, "salesOrderLine");
        }
    }

    private ErpError? Object(ErpDocument order, ErpLine line, string key, bool byId)
    {
        if (byId)
            line.LineType = "Item";
        line.ObjectNumber = key;
        switch (line.LineType)
        {
            case "Item":
                if (company.Items.Find(i => byId ? i.Id.ToString() == key : i.Number == key) is not { } item)
                    return ErpError.NotRelated("No.", "Sales Line", key, "Item");
                if (item.Blocked)
                    return ErpError.Validation("Application_DialogException", $"Blocked must be equal to 'No' in Item: No.={item.Number}. Current value is 'Yes'.");
                line.Item = item;
                line.ObjectNumber = item.Number;
                line.Description = item.Name;
                line.Unit = item.Units[0].Code;
                line.PerUnit = 1m;
                line.TaxCode = "VAT20";
                line.PlanPrice(order.PricesIncludeTax);
                return null;
            case "Account" when key == ErpCompany.FeeAccount:
                line.Description = "Delivery and fees";
                line.TaxCode = "VAT20";
                return null;
            case "Account":
                return ErpError.NotRelated("No.", "Sales Line", key, "G/L Account");
            default:
                return null;
        }
    }

    private static ErpError? Unit(ErpDocument order, ErpLine line, string code)
    {
        if (line.Item is not { } item)
            return code.Length > 10 ? ErpError.TooLong(code, 10) : null;
        if (item.Units.FindIndex(u => u.Code == code) is not (>= 0 and var at))
            return ErpError.NotRelated("Unit of Measure Code", "Sales Line", code, "Item Unit of Measure");
        (line.Unit, line.PerUnit) = item.Units[at];
        line.PlanPrice(order.PricesIncludeTax);
        return null;
    }

    /// <summary>In gross mode another tax code rescales a price that is already there.</summary>
    private static void TaxCode(ErpDocument order, ErpLine line, string code)
    {
        var before = line.TaxPercent;
        line.TaxCode = code;
        if (order.PricesIncludeTax && line.UnitPrice != 0 && before != line.TaxPercent)
            line.UnitPrice = ErpLine.Round(line.UnitPrice * (100m + line.TaxPercent) / (100m + before));
    }

    private static ErpError? Number(ErpDocument order, ErpLine line, string name, decimal number)
    {
        switch (name)
        {
            case "quantity":
                if (number < line.Shipped)
                    return ErpError.Validation("Application_DialogException", $"Quantity must not be less than {line.Shipped.Text()} in Sales Line.");
                line.Quantity = number;
                line.ShipNext = line.InvoiceNext = null;
                line.PlanPrice(order.PricesIncludeTax);
                return null;
            case "unitPrice":
                line.UnitPrice = number;
                return null;
            case "discountPercent":
                line.DiscountPercent = number;
                line.DiscountAmount = ErpLine.Round(line.Quantity * line.UnitPrice * number / 100m);
                return null;
            case "discountAmount":
                line.DiscountAmount = number;
                return null;
            case "shipQuantity":
                if (number > line.Quantity - line.Shipped)
                    return ErpError.Validation("Application_DialogException", $"You cannot ship more than {(line.Quantity - line.Shipped).Text()} units.");
                line.ShipNext = number;
                line.InvoiceNext = Math.Min(number + line.Shipped, line.Quantity) - line.Invoiced;
                return null;
            default:
                if (number > line.Shipped + line.ToShip - line.Invoiced)
                    return ErpError.Validation("Application_DialogException", $"You cannot invoice more than {(line.Shipped + line.ToShip - line.Invoiced).Text()} units.");
                line.InvoiceNext = number;
                return null;
        }
    }

    private (Reply?, ErpError?) AddLine(Call call, ErpDocument order, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            if (NewLine(order, body.RootElement) is { } wrong)
                return (null, wrong);
            company.Changed(order, Actor.Seller, now);
            return _sets.OrderLines.One(call, (order, order.Lines[^1]), 201);
        }
    }

    private (Reply?, ErpError?) Line(Call call, ErpDocument? within, Guid lineId, DateTimeOffset now)
    {
        var order = within ?? company.Orders.Find(o => o.Lines.Exists(l => l.Id == lineId));
        if (order?.Lines.Find(l => l.Id == lineId) is not { } line)
            return (null, NotThere());
        if (call.Method == "GET")
            return _sets.OrderLines.One(call, (order, line));
        if (Stale(call, order) is { } stale)
            return (null, stale);
        if (call.Method == "DELETE")
        {
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
            if (LineMembers(order, line, body.RootElement, isNew: false) is { } wrong)
                return (null, wrong);
            company.Changed(order, Actor.Seller, now);
            return _sets.OrderLines.One(call, (order, line));
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
            return Entra(405, "invalid_request", "AADSTS900561: The endpoint only accepts POST requests.");
        if (tenant != ErpCompany.TenantId)
            return Entra(400, "invalid_request", "AADSTS90002: Tenant not found.");
        if (Field("grant_type") != "client_credentials")
            return Entra(400, "unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type.");
        if (Field("client_id") != ErpCompany.ClientId)
            return Entra(400, "unauthorized_client", "AADSTS700016: Application was not found in the directory.");
        if (Field("client_secret") != ErpCompany.ClientSecret)
            return Entra(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
        if (Field("scope") != "https://api.businesscentral.dynamics.com/.default")
            return Entra(400, "invalid_scope", "AADSTS70011: The provided value for the input parameter 'scope' is not valid.");
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

    private static Reply Entra(int status, string error, string description) => Reply.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", error);
        json.WriteString("error_description", description);
        json.WriteEndObject();
    });

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
