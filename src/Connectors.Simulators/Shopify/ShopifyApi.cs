using System.Text.Json;
using Connectors.Simulators.Internal;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;

namespace Connectors.Simulators.Shopify;

/// <summary>The routes of the store: one for everything that is asked, one for tokens, one for results of large reads.</summary>
internal sealed class ShopifyApi(WorldState world, ShopifyStore store) : Vendor(world, "shopify")
{
    private const string TokenHeader = "X-Shopify-Access-Token";
    private const string Throttled = "THROTTLED";

    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal) { ShopifyStore.Token };
    private decimal _points = 20m * store.Behaviours.RestoredPerSecond;
    private DateTimeOffset _pointsAt = world.Start;
    private int _made;

    private decimal Most => 20m * store.Behaviours.RestoredPerSecond;

    public override Reply Answer(Call call, DateTimeOffset now) => call.Path switch
    {
        ["admin", "oauth", "access_token"] => Sign(call),
        ["admin", "api", _, "graphql.json"] when call.Method == "POST" => _tokens.Contains(call.Header(TokenHeader) ?? "") ? Ask(call, now) : Unauthorized(),
        ["bulk", var file] when store.Files.TryGetValue(file, out var lines) => new Reply(200) { Body = lines },
        _ => Said(404, "Not Found"),
    };

    public override Reply Unauthorized() => Said(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");

    /// <summary>Too many calls are too many points.</summary>
    public override Reply TooMany(TimeSpan wait) => Failed("Throttled", Throttled, (int)(wait.TotalSeconds * store.Behaviours.RestoredPerSecond), 0m);

    public override Reply Broken() => Failed("Internal error. Looks like something went wrong on our end.", "INTERNAL_SERVER_ERROR", 10, Most);

    /// <summary>Makes every token that was given out worthless.</summary>
    public void ForgetTokens() => _tokens.RemoveWhere(static token => token != ShopifyStore.Token);

    private Reply Sign(Call call)
    {
        var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(call.Body));
        if (form["grant_type"] != "client_credentials" || form["client_id"] != ShopifyStore.ClientId || form["client_secret"] != ShopifyStore.ClientSecret)
        {
            return Reply.Json(400, static writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("error", "invalid_client");
                writer.WriteEndObject();
            });
        }

        var token = $"shpat_{++_made}";
        _tokens.Add(token);
        return Reply.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", token);
            writer.WriteString("scope", "read_orders");
            writer.WriteNumber("expires_in", 86399);
            writer.WriteEndObject();
        });
    }

    private Reply Ask(Call call, DateTimeOffset now)
    {
        store.Address = new Uri(call.Origin);
        if (!call.TryReadObject(out var body))
            return Said(400, "Bad Request");
        using (body)
        {
            if (!body.RootElement.TryGetProperty("query", out var text) || text.GetString() is not { } query)
                return Said(400, "Required parameter missing or invalid");
            var variables = ShopifyGraph.Variables(body.RootElement);
            if (Parsed(query) is not { } document)
                return Failed("syntax error", null, 0, Refill(now));
            var cost = ShopifyCosts.Of(document, variables);
            var points = Refill(now);
            if (cost > store.Behaviours.MostPoints)
                return Failed($"Query cost is {cost}, which exceeds the single query max cost limit ({store.Behaviours.MostPoints}).", "MAX_COST_EXCEEDED", cost, points);
            if (cost > points)
                return Failed("Throttled", Throttled, cost, points);
            var result = store.Graph.Execute(query, variables);

            // What was asked for and not needed is given back.
            var actual = Math.Max(1, cost / 2);
            _points -= actual;
            return Written(result, cost, actual, _points);
        }
    }

    private decimal Refill(DateTimeOffset now)
    {
        _points = Math.Min(Most, _points + ((decimal)(now - _pointsAt).Ticks / TimeSpan.TicksPerSecond * store.Behaviours.RestoredPerSecond));
        _pointsAt = now;
        return _points;
    }

    private static GraphQLDocument? Parsed(string query)
    {
        try
        {
            return Parser.Parse(query);
        }
        catch (GraphQLParser.Exceptions.GraphQLSyntaxErrorException)
        {
            return null;
        }
    }

    private Reply Written(ExecutionResult result, int cost, int actual, decimal points) => Reply.Json(200, writer =>
    {
        writer.WriteStartObject();
        if (result.Executed)
        {
            writer.WritePropertyName("data");
            ShopifyGraph.Write(writer, (result.Data as ExecutionNode)?.ToValue());
        }

        if (result.Errors is { Count: > 0 } errors)
        {
            writer.WriteStartArray("errors");
            foreach (var error in errors)
            {
                writer.WriteStartObject();
                writer.WriteString("message", error.Message);
                if (error.Path is { } path)
                {
                    writer.WritePropertyName("path");
                    ShopifyGraph.Write(writer, path);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        Cost(writer, cost, actual, points);
        writer.WriteEndObject();
    }).With("X-Shopify-API-Version", store.Behaviours.Version);

    private Reply Failed(string message, string? code, int cost, decimal points) => Reply.Json(200, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("errors");
        writer.WriteStartObject();
        writer.WriteString("message", message);
        writer.WriteStartObject("extensions");
        if (code is not null)
            writer.WriteString("code", code);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        Cost(writer, cost, null, points);
        writer.WriteEndObject();
    }).With("X-Shopify-API-Version", store.Behaviours.Version);

    private void Cost(Utf8JsonWriter writer, int cost, int? actual, decimal points)
    {
        writer.WriteStartObject("extensions");
        writer.WriteStartObject("cost");
        writer.WriteNumber("requestedQueryCost", cost);
        if (actual is { } used)
            writer.WriteNumber("actualQueryCost", used);
        else
            writer.WriteNull("actualQueryCost");
        writer.WriteStartObject("throttleStatus");
        writer.WriteNumber("maximumAvailable", Most);
        writer.WriteNumber("currentlyAvailable", Math.Floor(points));
        writer.WriteNumber("restoreRate", (decimal)store.Behaviours.RestoredPerSecond);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static Reply Said(int status, string what) => Reply.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("errors", what);
        writer.WriteEndObject();
    });
}
