using System.Text;
using System.Text.Json;
using Connectors.Simulators.Patchworks;

namespace Connectors.Simulators.Tests;

/// <summary>The simulated integration platform does what its documentation says, whatever our own client makes of it.</summary>
public sealed class PatchworksApiTests
{
    [Fact]
    public async Task A_world_has_it_only_where_it_is_asked_for()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Null(world.World.Patchworks);
        Assert.Throws<ArgumentException>(() => world.World.AddressOf("patchworks"));
    }

    [Fact]
    public async Task A_key_stands_alone_a_token_with_its_scheme_and_either_login_member_is_one_alone()
    {
        await using var caller = await Caller.StartAsync(new() { LoginNameMember = "email", TokenLife = TimeSpan.FromMinutes(5) });

        Assert.Equal(200, (await caller.SendAsync("GET", "core/api/v1/flows")).Status);
        Assert.Equal(401, (await caller.SendAsync("GET", "core/api/v1/flows", authorization: $"Bearer {caller.Platform.ApiKey}")).Status);
        Assert.Equal(422, (await caller.SendAsync("POST", "fabric/api/login", $$"""{"username":"{{caller.Platform.UserName}}","password":"{{caller.Platform.Password}}"}""")).Status);
        Assert.Equal(401, (await caller.SendAsync("POST", "fabric/api/login", $$"""{"email":"{{caller.Platform.UserName}}","password":"wrong"}""")).Status);
        var login = await caller.SendAsync("POST", "fabric/api/login", $$"""{"email":"{{caller.Platform.UserName}}","password":"{{caller.Platform.Password}}"}""");
        var token = login.Json.GetProperty("token").GetString();

        Assert.Equal(300, login.Json.GetProperty("expires_in").GetInt32());
        Assert.Equal(200, (await caller.SendAsync("GET", "core/api/v1/flows", authorization: $"Bearer {token}")).Status);
        Assert.Equal(401, (await caller.SendAsync("GET", "core/api/v1/flows", authorization: token)).Status);
        caller.World.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(401, (await caller.SendAsync("GET", "core/api/v1/flows", authorization: $"Bearer {token}")).Status);
    }

    [Fact]
    public async Task Who_does_not_ask_for_JSON_is_taken_for_a_browser()
    {
        await using var caller = await Caller.StartAsync();

        Assert.Equal(302, (await caller.SendAsync("GET", "core/api/v1/flows", accept: "text/html")).Status);
    }

    [Fact]
    public async Task A_payload_within_an_object_is_a_text_and_one_as_it_is_anything()
    {
        await using var caller = await Caller.StartAsync();
        var flow = caller.Platform.AddFlow("Orders");

        Assert.Equal(422, (await caller.SendAsync("POST", $"start/api/v1/flows/{flow}/start", """{"payload":{"order":1}}""")).Status);
        Assert.Equal(422, (await caller.SendAsync("POST", $"start/api/v1/flows/{flow}/start/raw", "no JSON")).Status);
        Assert.Equal(200, (await caller.SendAsync("POST", $"start/api/v1/flows/{flow}/start", """{"payload":"{\"order\":1}"}""")).Status);
        Assert.Equal(200, (await caller.SendAsync("POST", $"start/api/v1/flows/{flow}/manual/raw", """{"order":2}""")).Status);
        Assert.Equal(200, (await caller.SendAsync("POST", $"start/api/v1/flows/{flow}/start")).Status);
        Assert.Equal(404, (await caller.SendAsync("POST", $"start/api/v1/flows/{flow}/start/raw/1")).Status);
        Assert.Equal([("API", """{"order":1}"""), ("Manual", """{"order":2}"""), ("API", "")], caller.Platform.ReadRuns().Select(static r => (r.Trigger, r.Payload)));
    }

    [Fact]
    public async Task A_body_over_eight_megabytes_is_refused_and_nothing_runs()
    {
        await using var caller = await Caller.StartAsync();
        var flow = caller.Platform.AddFlow("Orders");
        var hook = caller.Platform.AddWebhook(flow);

        Assert.Equal(413, (await caller.SendAsync("POST", $"start/api/v1/flows/{flow}/start/raw", $"\"{new string('x', 8_000_000)}\"")).Status);
        Assert.Equal(413, (await caller.SendAsync("POST", hook, $"\"{new string('x', 8_000_000)}\"")).Status);
        Assert.Empty(caller.Platform.ReadRuns());
    }

    [Fact]
    public async Task Each_budget_is_counted_for_itself_and_a_minute_later_there_is_place_again()
    {
        await using var caller = await Caller.StartAsync(new() { CallsPerMinute = 3, WebhooksPerMinute = 2, CallbacksPerMinute = 1 });
        var flow = caller.Platform.AddFlow("Orders");
        var (hook, callback) = (caller.Platform.AddWebhook(flow), caller.Platform.AddCallback(flow, static _ => ["{}"]));

        Assert.Equal([200, 200, 200, 429], await TimesAsync(4, i => caller.SendAsync(i % 2 == 0 ? "GET" : "POST", i % 2 == 0 ? "core/api/v1/flows" : $"start/api/v1/flows/{flow}/start/raw")));
        Assert.Equal([200, 200, 429], await TimesAsync(3, _ => caller.SendAsync("POST", hook, "{}")));
        Assert.Equal([200, 429], await TimesAsync(2, _ => caller.SendAsync("GET", callback)));
        caller.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([200], await TimesAsync(1, _ => caller.SendAsync("GET", callback)));
        Assert.Equal(3, caller.Platform.TooManyCalls);
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("&order=1", 200)]
    [InlineData("x", 403)]
    public async Task An_address_is_good_with_its_own_signature_alone(string added, int status)
    {
        await using var caller = await Caller.StartAsync();
        var hook = caller.Platform.AddWebhook(caller.Platform.AddFlow("Orders"));

        Assert.Equal(status, (await caller.SendAsync("GET", hook + added)).Status);
        Assert.Equal(403, (await caller.SendAsync("GET", hook[..hook.IndexOf('?', StringComparison.Ordinal)])).Status);
        Assert.Equal(404, (await caller.SendAsync("GET", hook.Replace("acme-trading", "other", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task Instants_in_filters_are_milliseconds_and_an_unknown_order_is_refused()
    {
        await using var caller = await Caller.StartAsync();
        caller.Platform.RunFlow(caller.Platform.AddFlow("Orders"), "{}");
        var now = caller.World.Clock.GetUtcNow().ToUnixTimeMilliseconds();

        Assert.Equal(1, (await caller.SendAsync("GET", $"core/api/v1/flow-runs?filter[started_after]={now - 1}")).Json.GetProperty("meta").GetProperty("total").GetInt32());
        Assert.Equal(0, (await caller.SendAsync("GET", $"core/api/v1/flow-runs?filter[started_after]={now}")).Json.GetProperty("meta").GetProperty("total").GetInt32());
        Assert.Equal(422, (await caller.SendAsync("GET", "core/api/v1/flow-runs?filter[started_after]=2026-03-02")).Status);
        Assert.Equal(400, (await caller.SendAsync("GET", "core/api/v1/flow-runs?sort=name")).Status);
        Assert.Equal(422, (await caller.SendAsync("GET", "core/api/v1/flow-runs?per_page=251")).Status);
    }

    [Fact]
    public async Task Runs_end_as_the_shares_of_the_world_say_and_the_same_seed_gives_the_same()
    {
        var behaviours = new PatchworksBehaviours { FailedRuns = 0.2m, StoppedRuns = 0.1m, PartialRuns = 0.1m, DroppedPayloads = 0.1m };

        var first = await DayAsync(behaviours);

        Assert.Equal(first, await DayAsync(behaviours));
        Assert.Equal([2, 3, 4, 5], first.Distinct().Order());
        Assert.All(await DayAsync(new()), static status => Assert.Equal(2, status));
    }

    private static async Task<IReadOnlyList<int>> DayAsync(PatchworksBehaviours behaviours)
    {
        await using var caller = await Caller.StartAsync(behaviours);
        var flow = caller.Platform.AddFlow("Orders");
        for (var i = 0; i < 60; i++)
            caller.Platform.RunFlow(flow, "{}");
        caller.World.Clock.Advance(TimeSpan.FromMinutes(1));
        return [.. caller.Platform.ReadRuns().Select(static r => r.Status)];
    }

    private static async Task<List<int>> TimesAsync(int times, Func<int, Task<Answer>> send)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++)
            statuses.Add((await send(i)).Status);
        return statuses;
    }

    /// <summary>Calls the platform with its key, unless it is told otherwise.</summary>
    private sealed class Caller(TestWorld world) : IAsyncDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

        public TestWorld World { get; } = world;

        public SimulatedPatchworks Platform => World.World.Patchworks!;

        public static async Task<Caller> StartAsync(PatchworksBehaviours? behaviours = null) => new(await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Patchworks = behaviours ?? new() }));

        public async Task<Answer> SendAsync(string method, string path, string? body = null, string? authorization = null, string accept = "application/json")
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(World.World.AddressOf("patchworks"), path));
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            request.Headers.TryAddWithoutValidation("Authorization", authorization ?? Platform.ApiKey);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var response = await _http.SendAsync(request);
            return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await World.DisposeAsync();
        }
    }

    private sealed record Answer(int Status, string Body)
    {
        public JsonElement Json
        {
            get
            {
                using var document = JsonDocument.Parse(Body);
                return document.RootElement.Clone();
            }
        }
    }
}
