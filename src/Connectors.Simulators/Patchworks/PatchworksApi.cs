using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Patchworks;

/// <summary>The platform's hosts behind one listener, each below a path of its own: <c>core</c>, <c>start</c>, <c>fabric</c>, <c>webhooks</c>, <c>callbacks</c>.</summary>
internal sealed class PatchworksApi : Vendor
{
    private const int LargestBody = 8_000_000;

    private readonly PatchworksTenant _tenant;
    private readonly PatchworksCoreRoutes _core;
    private readonly PatchworksLookupRoutes _lookups;
    private readonly PatchworksStartRoutes _starts;
    private readonly PatchworksTriggerRoutes _triggers;
    private readonly CallWindow _calls;
    private readonly CallWindow _webhooks;
    private readonly CallWindow _callbacks;
    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);

    public PatchworksApi(WorldState world, PatchworksTenant tenant)
        : base(world, "patchworks")
    {
        _tenant = tenant;
        var forms = new PatchworksForms(tenant.Behaviours);
        _core = new PatchworksCoreRoutes(tenant, forms);
        _lookups = new PatchworksLookupRoutes(tenant, forms);
        _starts = new PatchworksStartRoutes(tenant);
        _triggers = new PatchworksTriggerRoutes(tenant);
        _calls = Window(tenant.Behaviours.CallsPerMinute);
        _webhooks = Window(tenant.Behaviours.WebhooksPerMinute);
        _callbacks = Window(tenant.Behaviours.CallbacksPerMinute);
    }

    public int TokensGiven { get; private set; }

    public int TokensRefused { get; private set; }

    /// <summary>Calls that were refused because too many came.</summary>
    public int TooManyCalls { get; private set; }

    public void ForgetTokens() => _tokens.Clear();

    public override Reply TooMany(TimeSpan wait) => PatchworksForms.Refused(429, "Too Many Attempts.").RetryAfter(wait);

    public override Reply Broken() => PatchworksForms.Refused(500, "Server Error");

    public override Reply Unauthorized() => PatchworksForms.Refused(401, "Unauthenticated.");

    public override Reply Answer(Call call, DateTimeOffset now)
    {
        if (call is { Method: "POST", Path: ["fabric", "api", "login"] })
            return Login(call, now);
        var (window, isTrigger) = call.Path switch
        {
            ["webhooks", ..] => (_webhooks, true),
            ["callbacks", ..] => (_callbacks, true),
            _ => (_calls, false),
        };
        if (!isTrigger && !IsKnown(call, now))
            return Unauthorized();
        if (World.Options.CallLimits != CallLimitMode.Off && window.TryTake(now) is { } wait)
        {
            TooManyCalls++;
            return TooMany(wait);
        }

        if (call.Body.Length > LargestBody)
            return PatchworksForms.Refused(413, "The payload is too large.");

        // Without this header the platform takes who calls for a browser.
        if (!isTrigger && call.Header("Accept")?.Contains("application/json", StringComparison.Ordinal) is not true)
            return Reply.Html(302);
        return Route(call, now);
    }

    private static CallWindow Window(int calls) => new(calls, TimeSpan.FromMinutes(1));

    private Reply Route(Call call, DateTimeOffset now)
    {
        try
        {
            return call.Path switch
            {
                ["core", "api", "v1", "cross-reference-lookups", .. var path] => _lookups.Answer(call, path, now),
                ["core", "api", "v1", .. var path] => _core.Answer(call, path, now),
                ["start", "api", "v1", .. var path] when call.Method == "POST" => _starts.Answer(call, path, now),
                ["fabric", "api", "v2", "my", "user"] when call.Method == "GET" => PatchworksForms.Json(200, new JsonObject
                {
                    ["data"] = new JsonObject
                    {
                        ["id"] = 7,
                        ["email"] = PatchworksTenant.UserName,
                        ["company"] = new JsonObject { ["id"] = 41, ["name"] = PatchworksTenant.Company },
                        ["companies"] = new JsonArray(new JsonObject { ["id"] = 41, ["name"] = PatchworksTenant.Company }, new JsonObject { ["id"] = 42, ["name"] = "acme-europe" }),
                    },
                }),
                ["webhooks", "api", "v1", .. var path] => _triggers.Webhook(call, path, now),
                ["callbacks", "api", "v1", .. var path] => _triggers.Callback(call, path, now),
                _ => PatchworksForms.NotFound(),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return PatchworksForms.Refused(422, "The body cannot be read.");
        }
    }

    /// <summary>A key stands there as it is, a token with its scheme.</summary>
    private bool IsKnown(Call call, DateTimeOffset now) => call.Header("Authorization") is { } sent
        && ((sent == PatchworksTenant.ApiKey && !_tenant.IsKeyRevoked)
            || (sent.StartsWith("Bearer ", StringComparison.Ordinal) && _tokens.TryGetValue(sent[7..], out var until) && until > now));

    private Reply Login(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var document))
            return Refused(PatchworksForms.Refused(422, "The body must be JSON."));
        using (document)
        {
            if (document.RootElement.Member(_tenant.Behaviours.LoginNameMember) is not { } name)
                return Refused(PatchworksForms.Refused(422, $"The {_tenant.Behaviours.LoginNameMember} field is required.", _tenant.Behaviours.LoginNameMember));
            if (_tenant.IsPasswordRevoked || name != PatchworksTenant.UserName || document.RootElement.Member("password") != PatchworksTenant.Password)
                return Refused(PatchworksForms.Refused(401, "These credentials do not match our records."));
        }

        var token = $"simulated-platform-token-{(++TokensGiven).Text()}";
        _tokens[token] = now + _tenant.Behaviours.TokenLife;
        return PatchworksForms.Json(200, new JsonObject { ["message"] = "Login successful", ["token"] = token, ["expires_in"] = (long)_tenant.Behaviours.TokenLife.TotalSeconds });

        Reply Refused(Reply reply)
        {
            TokensRefused++;
            return reply;
        }
    }
}
