using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.SparkLayer;

/// <summary>The site's API, as the dossier describes it: the token, who may call, and which part answers.</summary>
internal sealed class SparkLayerApi : Vendor
{
    private readonly SparkLayerSite _site;
    private readonly SparkPricingRoutes _pricing;
    private readonly SparkStockRoutes _stock;
    private readonly SparkCustomerRoutes _customers;
    private readonly SparkPurchaseRoutes _purchases;
    private readonly SparkCartRoutes _carts;
    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private readonly CallWindow? _window;
    private int _refused;

    public SparkLayerApi(WorldState world, SparkLayerSite site)
        : base(world, "sparklayer")
    {
        _site = site;
        (_pricing, _stock, _customers) = (new(site), new(site), new(site));
        (_purchases, _carts) = (new(site), new(site));
        _window = site.Behaviours.CallsPerMinute > 0 ? new CallWindow(site.Behaviours.CallsPerMinute, TimeSpan.FromMinutes(1)) : null;
    }

    public int TokensGiven { get; private set; }

    public int TokensRefused { get; private set; }

    public void ForgetTokens() => _tokens.Clear();

    public override Reply TooMany(TimeSpan wait) => SparkProblem.Of(429, "Too many requests").RetryAfter(wait);

    public override Reply Broken() => SparkProblem.Of(500, "Something went wrong");

    public override Reply Unauthorized() => SparkProblem.Of(401, "Unauthorized");

    public override Reply Answer(Call call, DateTimeOffset now)
    {
        if (call is { Method: "POST", Path: ["api", "auth", "token"] })
            return Token(call, now);
        if (call.Header("Authorization") is not { } sent || !sent.StartsWith("Bearer ", StringComparison.Ordinal) || !_tokens.TryGetValue(sent[7..], out var until) || until <= now
            || _site.IsKeyRevoked || call.Header("Site-Id") != SparkLayerSite.SiteId)
            return Unauthorized();
        if (_window?.TryTake(now) is { } wait)
            return TooMany(wait);
        var reply = Route(call, [.. call.Path.Select(Uri.UnescapeDataString)], now);
        return reply.Status is >= 400 and < 500 && World.Happens("sparklayer.empty-refusal", (++_refused).Text(), _site.Behaviours.EmptyRefusals) ? Reply.Empty(reply.Status) : reply;
    }

    private Reply Token(Call call, DateTimeOffset now)
    {
        // A form is refused, and so is a call for nobody.
        if (call.Header("Site-Id") is not { } site)
            return Refused(SparkProblem.Of(400, "The header Site-Id is missing"));
        if (!call.TryReadObject(out var document))
            return Refused(SparkProblem.Of(400, "The body must be JSON"));
        using (document)
        {
            var body = document.RootElement;
            if (body.Member("grant_type") != "client_credentials")
                return Refused(SparkProblem.Of(400, "The grant type is not supported"));
            if (_site.IsKeyRevoked || site != SparkLayerSite.SiteId || body.Member("client_id") != SparkLayerSite.ClientId || body.Member("client_secret") != SparkLayerSite.ClientSecret)
                return Refused(Unauthorized());
        }

        var token = $"simulated-token-{(++TokensGiven).Text()}";
        _tokens[token] = now + _site.Behaviours.TokenLife;
        return Reply.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("access_token", token);
            json.WriteNumber("expires_in", (long)_site.Behaviours.TokenLife.TotalSeconds);
            json.WriteEndObject();
        });

        Reply Refused(Reply reply)
        {
            TokensRefused++;
            return reply;
        }
    }

    private Reply Route(Call call, string[] path, DateTimeOffset now)
    {
        try
        {
            return path switch
            {
                ["api", "v1" or "v2", "price-lists" or "pricing" or "batch-update-pricing" or "fetch-customer-pricing", ..] => _pricing.Answer(call, path),
                ["api", "v1", "batch-fetch-stock" or "batch-update-stock" or "batch-delete-stock" or "stock-locations", ..] => _stock.Answer(call, path),
                ["api", "v1" or "v2", "customers", ..] => _customers.Answer(call, path, now),
                ["api", "v1", "purchases", ..] => _purchases.Answer(call, path, now),
                ["api", "v1", "carts", ..] => _carts.Answer(call, path, now),
                ["api", "v1", "files"] when call.Method == "POST" => File(call),
                ["api", "v1", "sync-logs"] when call.Method == "POST" => Report(call),
                ["api", "v1", "products" or "variants", ..] => Product(call, path),
                _ => Reply.Empty(404),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return SparkProblem.Of(400, "The body cannot be read");
        }
    }

    private Reply File(Call call)
    {
        if (call.Parts.Count == 0)
            return SparkProblem.Of(400, "A file is expected");
        _site.Files.Add(call.Parts.Keys.First());
        return Json(201, new JsonObject { ["id"] = _site.NewId(), ["url"] = $"{call.Origin}/files/{_site.Files.Count.Text()}" });
    }

    private Reply Report(Call call)
    {
        _site.SyncReports.Add(Body(call));
        return Reply.Empty(204);
    }

    private Reply Product(Call call, string[] path)
    {
        if (call.Method == "POST" && path is [_, _, "products"])
        {
            var made = Body(call);
            made["id"] ??= _site.NewId();
            if (Find(SparkLayerSite.Text(made, "id")!) is not null)
                return SparkProblem.Of(409, "The product exists");
            _site.Products.Add(made);
            return Json(201, made);
        }

        if (path is not [_, _, _, var id] || Find(id) is not { } product)
            return SparkProblem.Of(404, "Not found");
        if (call.Method == "PATCH")
        {
            foreach (var (name, value) in Body(call).ToList())
                product[name] = value?.DeepClone();
        }

        return call.Method is "GET" or "PATCH" ? Json(200, product) : Reply.Empty(405);

        JsonObject? Find(string wanted) => _site.Products.Find(p => SparkLayerSite.Text(p, "id") == wanted);
    }

    public static Reply Json(int status, JsonNode node) => Reply.Json(status, json => node.WriteTo(json));

    public static JsonObject Body(Call call) => JsonNode.Parse(call.Body) as JsonObject ?? throw new FormatException("An object is expected.");

    public static JsonArray List(Call call) => JsonNode.Parse(call.Body) as JsonArray ?? throw new FormatException("A list is expected.");
}
