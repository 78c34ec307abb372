using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Connectors.AspNetCore.Notifications;
using Connectors.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.AspNetCore.Tests;

/// <summary>What the service sends wakes who asks it; what anybody else sends does nothing; nothing is ever answered for which the service would delete its subscription.</summary>
public sealed class BusinessCentralNotificationTests
{
    [Fact]
    public async Task The_token_of_a_handshake_comes_back_as_plain_text()
    {
        await using var host = await Host.StartAsync();

        using var answer = await host.Client.PostAsync(new Uri(Host.Path + "bc?validationToken=3c1f%3Cb%3E-7", UriKind.Relative), null);

        Assert.Equal((HttpStatusCode.OK, "text/plain", "3c1f<b>-7"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(0, await host.ToldAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("two%20words")]
    [InlineData("line%0Abreak")]
    [InlineData("%C3%A9")]
    [InlineData("a&validationToken=b")]
    public async Task What_is_no_token_is_not_echoed(string token)
    {
        await using var host = await Host.StartAsync();

        using var answer = await host.Client.PostAsync(new Uri($"{Host.Path}bc?validationToken={token}", UriKind.Relative), null);

        Assert.Equal((HttpStatusCode.Accepted, string.Empty), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_token_is_echoed_up_to_a_length()
    {
        await using var host = await Host.StartAsync();

        using var longest = await host.Client.PostAsync(new Uri($"{Host.Path}bc?validationToken={new string('a', 2048)}", UriKind.Relative), null);
        using var longer = await host.Client.PostAsync(new Uri($"{Host.Path}bc?validationToken={new string('a', 2049)}", UriKind.Relative), null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Accepted), (longest.StatusCode, longer.StatusCode));
    }

    [Theory]
    [InlineData("created", "(7)")]
    [InlineData("deleted", "(7)")]
    [InlineData("collection", "?$filter=lastDateTimeModified gt 2026-03-02T09:00:00Z")]
    public async Task News_of_what_is_watched_is_written_down_before_it_is_answered(string change, string rest)
    {
        await using var host = await Host.StartAsync();

        using var answer = await host.SendAsync(Host.Body(Host.Entry(change: change, resource: FakeErp.Orders + rest)));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(1, await host.ToldAsync());
    }

    [Fact]
    public async Task News_among_others_that_nobody_wants_or_that_are_forged_is_found()
    {
        await using var host = await Host.StartAsync();

        using var answer = await host.SendAsync(Host.Body(Host.Entry(resource: "/api/v2.0/companies(1)/items(3)"), Host.Entry(secret: "guess"), "7", "null", Host.Entry()));

        Assert.Equal(1, await host.ToldAsync());
    }

    [Fact]
    public async Task News_of_what_nobody_watches_wakes_nobody()
    {
        await using var host = await Host.StartAsync();

        using var answer = await host.SendAsync(Host.Body(Host.Entry(resource: "/api/v2.0/companies(1)/items(3)")));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(0, await host.ToldAsync());
    }

    [Fact]
    public async Task News_of_one_connection_wakes_nobody_of_another()
    {
        await using var host = await Host.StartAsync();

        using var answer = await host.SendAsync(Host.Body(Host.Entry()), "bc2");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(0, await host.ToldAsync());
    }

    public static TheoryData<string> Forged => new()
    {
        Host.Body(Host.Entry(secret: "guess")),
        Host.Body(Host.Entry(secret: FakeErp.Secret + "x")),
        Host.Body(Host.Entry(secret: FakeErp.Secret[..^1])),
        Host.Body(Host.Entry(secret: string.Empty)),
        Host.Body(Host.Entry(secret: "\\ud800")),
        Host.Body("""{"resource":"/api/v2.0/companies(1)/salesOrders(7)"}"""),
        Host.Body("""{"clientState":null,"resource":"/api/v2.0/companies(1)/salesOrders(7)"}"""),
        Host.Body("""{"clientState":{"clientState":"canary-secret-of-the-erp-0001"},"resource":"/api/v2.0/companies(1)/salesOrders(7)"}"""),
        """{"clientState":"canary-secret-of-the-erp-0001","resource":"/api/v2.0/companies(1)/salesOrders(7)"}""",
        """{"value":{"clientState":"canary-secret-of-the-erp-0001","resource":"/api/v2.0/companies(1)/salesOrders(7)"}}""",
        """[{"clientState":"canary-secret-of-the-erp-0001","resource":"/api/v2.0/companies(1)/salesOrders(7)"}]""",
        Host.Body(Host.Entry(secret: new string('x', 5000))),
        new string('[', 5000),
        "no JSON", string.Empty, "{", "\"", "\0", "null",
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Whoever_has_no_secret_does_nothing_and_is_answered_as_if_he_had_one(string body)
    {
        await using var host = await Host.StartAsync();

        using var answer = await host.SendAsync(body);

        Assert.Equal(0, await host.ToldAsync());
        using var good = await host.SendAsync(Host.Body(Host.Entry()));
        Assert.Equal(Shown(good), Shown(answer));

        static string Shown(HttpResponseMessage answer) => $"{answer.StatusCode} {answer.Headers} {answer.Content.Headers} {answer.Content.ReadAsStringAsync().Result}";
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task What_is_no_JSON_is_not_looked_at(string type)
    {
        await using var host = await Host.StartAsync();

        using var answer = await host.SendAsync(Host.Body(Host.Entry()), type: type);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal((0, 0), (await host.ToldAsync(), host.Erp.Compared));
    }

    [Fact]
    public async Task A_body_without_an_end_is_looked_at_for_64_KiB()
    {
        await using var host = await Host.StartAsync();
        using var endless = new EndlessStream("{\"value\":["u8.ToArray(), Encoding.UTF8.GetBytes(Host.Entry(secret: "guess") + ","));

        Assert.Equal(202, await AnswerAsync(host, endless));

        Assert.Equal(64 * 1024, endless.BytesRead);
        Assert.Equal(0, await host.ToldAsync());
    }

    [Fact]
    public async Task A_million_entries_of_the_service_wake_once_and_most_are_not_read()
    {
        await using var host = await Host.StartAsync();
        using var endless = new EndlessStream("{\"value\":["u8.ToArray(), Encoding.UTF8.GetBytes(Host.Entry() + ","));

        Assert.Equal(202, await AnswerAsync(host, endless));

        Assert.Equal((1, 1), (await host.ToldAsync(), host.Erp.Compared));
    }

    [Fact]
    public async Task Of_entries_without_a_secret_no_more_than_a_thousand_are_compared()
    {
        await using var host = await Host.StartAsync();

        using var answer = await host.SendAsync(Host.Body([.. Enumerable.Repeat("""{"clientState":"x"}""", 3000)]));

        Assert.Equal((0, 1000), (await host.ToldAsync(), host.Erp.Compared));
    }

    [Fact]
    public async Task What_was_not_looked_at_of_the_services_own_counts_as_news()
    {
        await using var host = await Host.StartAsync();
        var many = Host.Body([.. Enumerable.Repeat(Host.Entry(resource: "/api/v2.0/companies(1)/items(3)"), 1001)]);
        var broken = Host.Body(Host.Entry(resource: "/api/v2.0/companies(1)/items(3)"), "{")[..^2];

        foreach (var body in (string[])[many, broken])
        {
            await using var one = await Host.StartAsync();
            using var answer = await one.SendAsync(body);
            Assert.Equal(1, await one.ToldAsync());
        }
    }

    [Fact]
    public async Task A_replay_a_thousand_times_over_waits_once()
    {
        await using var host = await Host.StartAsync();
        for (var i = 0; i < 1000; i++)
        {
            using var answer = await host.SendAsync(Host.Body(Host.Entry()));
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        Assert.Equal(1, await host.ToldAsync());
    }

    [Fact]
    public async Task News_that_cannot_be_written_down_is_asked_to_come_again()
    {
        await using var host = await Host.StartAsync();
        WaywardStore.Fail(host.Store);

        using var answer = await host.SendAsync(Host.Body(Host.Entry()));
        using var forged = await host.SendAsync(Host.Body(Host.Entry(secret: "guess")));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Accepted), (answer.StatusCode, forged.StatusCode));
        Assert.Contains("FlowStoreException", Assert.Single(host.Log, static l => l.Contains("come again", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log, static l => l.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_keeps_the_service_waiting_for_seconds_only()
    {
        await using var host = await Host.StartAsync();
        var reached = WaywardStore.Hang(host.Store);

        var sending = host.SendAsync(Host.Body(Host.Entry()));
        await reached;
        host.LeaseClock.Advance(TimeSpan.FromSeconds(5));

        using var answer = await sending;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_of_no_connection_does_nothing_and_is_no_tag()
    {
        var told = new List<string>();
        using var listener = Listen(told);
        await using var host = await Host.StartAsync();

        using var unknown = await host.SendAsync(Host.Body(Host.Entry()), "canary-name");
        using var handshake = await host.Client.PostAsync(new Uri(Host.Path + "canary-name?validationToken=abc", UriKind.Relative), null);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (unknown.StatusCode, handshake.StatusCode));
        Assert.Equal(string.Empty, await handshake.Content.ReadAsStringAsync());
        Assert.Equal(0, await host.ToldAsync());
        Assert.DoesNotContain(told, static t => t.Contains("canary", StringComparison.Ordinal));
        Assert.Contains("connection=none outcome=stranger", told);
    }

    [Fact]
    public async Task What_came_is_counted_by_connection_and_outcome_and_nothing_of_it_is_told()
    {
        var told = new List<string>();
        using var listener = Listen(told);
        await using var host = await Host.StartAsync();

        using var woken = await host.SendAsync(Host.Body(Host.Entry()));
        using var unwatched = await host.SendAsync(Host.Body(Host.Entry(resource: "/api/v2.0/companies(1)/items(3)")));
        using var stranger = await host.SendAsync(Host.Body(Host.Entry(secret: "canary-guess")));

        foreach (var outcome in (string[])["woken", "unwatched", "stranger"])
            Assert.Contains($"connection=bc outcome={outcome}", told);
        Assert.DoesNotContain(told.Concat(host.Log), static t => t.Contains("canary", StringComparison.Ordinal) || t.Contains("companies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_lets_nobody_in_lets_the_service_in()
    {
        await using var host = await Host.StartAsync(
            static builder =>
            {
                builder.Services.AddAuthentication();
                builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAssertion(static _ => false).Build());
            },
            static app => app.UseAuthorization());

        using var answer = await host.SendAsync(Host.Body(Host.Entry()));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(1, await host.ToldAsync());
    }

    [Fact]
    public async Task A_host_without_flows_is_told_when_it_maps()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();

        Assert.Contains("AddConnectorFlows", Assert.Throws<InvalidOperationException>(() => app.MapBusinessCentralNotifications()).Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever is thrown at it: of a body that is cut, doubled and mixed up, nothing but 202.</summary>
    [Fact]
    public async Task No_body_is_ever_answered_with_a_refusal()
    {
        await using var host = await Host.StartAsync();
        var good = Encoding.UTF8.GetBytes(Host.Body(Host.Entry(), Host.Entry(secret: "guess"), Host.Entry(resource: "x")));
        var dice = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var body = good[..dice.Next(good.Length + 1)];
            for (var changes = dice.Next(4); changes > 0 && body.Length > 0; changes--)
                body[dice.Next(body.Length)] = (byte)dice.Next(256);
            using var stream = new MemoryStream(body);

            Assert.Equal(202, await AnswerAsync(host, stream));
        }
    }

    private static async Task<int> AnswerAsync(Host host, Stream body)
    {
        var context = new DefaultHttpContext { RequestServices = host.Services };
        context.Request.RouteValues = new RouteValueDictionary { ["connection"] = "bc" };
        context.Request.Method = "POST";
        context.Request.ContentType = "application/json; charset=utf-8";
        context.Request.Body = body;
        await BusinessCentralEndpoint.AnswerAsync(context);
        return context.Response.StatusCode;
    }

    private static MeterListener Listen(List<string> told)
    {
        var listener = new MeterListener { InstrumentPublished = static (instrument, it) => { if (instrument.Meter.Name == "Connectors.AspNetCore") it.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (told)
                told.Add(string.Join(' ', tags.ToArray().Select(static t => $"{t.Key}={t.Value}")));
        });
        listener.Start();
        return listener;
    }
}
