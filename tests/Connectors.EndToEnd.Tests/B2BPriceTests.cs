using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BPrices;
using Connectors.Simulators;
using Connectors.Simulators.SparkLayer;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>The price lists of a store, through the real client of SparkLayer: sequenced, whole, and with a word on what was not taken (R39, R40).</summary>
public sealed class B2BPriceTests
{
    private const string Trade = "trade";
    private static readonly ConnectionName Store = new("b2b");
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    [Fact]
    public async Task R39_A_batch_tells_every_list_whole_and_then_only_what_differs()
    {
        await using var day = await StartAsync();
        day.World.SparkLayer!.AddPriceList("key-accounts");
        await SaveAsync(day, [.. Rows(Trade, 30), .. Rows("key-accounts", 30, 0.9m)]);
        await day.PassAsync(TimeSpan.FromMinutes(50));

        Assert.Equal(Shown(Trade, 30), Read(day, Trade));
        Assert.Equal(Shown("key-accounts", 30, 0.9m), Read(day, "key-accounts"));
        Assert.Empty(await day.RecordsAsync("b2b-prices/b2b"));
        Assert.Equal([("key-accounts", B2BPriceListState.Told, 30), ("trade", B2BPriceListState.Told, 30)], (await B2BPricesFlow.GetListsAsync(day.Store, Store)).Select(static l => (l.List, l.State, l.Wanted)));

        // A batch without news asks which lists there are, once an hour, and nothing else.
        await day.PassAsync(Every);
        var calls = day.World.SparkLayer.Calls;
        await day.PassAsync(3 * Every);
        Assert.InRange(day.World.SparkLayer.Calls - calls, 3, 7);

        // One price of one SKU: the list is read, and the SKU written whole.
        await SaveAsync(day, [.. Rows(Trade, 30).Select(static r => r.Replace("b2b,trade,SKU-007,10,8,", "b2b,trade,SKU-007,10,7.77,", StringComparison.Ordinal)), .. Rows("key-accounts", 30, 0.9m)]);
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["SKU-007 1 10", "SKU-007 10 7.77", "SKU-007 50 6"], Read(day, Trade).Where(static r => r.StartsWith("SKU-007 ", StringComparison.Ordinal)));
        Assert.Equal([3, 3], day.World.SparkLayer.ReadPriceHistory(Trade, "SKU-007"));
        Assert.Equal([3], day.World.SparkLayer.ReadPriceHistory(Trade, "SKU-008"));
    }

    [Fact]
    public async Task R39_An_older_batch_never_overwrites_a_newer_price_of_real_time_and_an_older_word_never_a_newer_batch()
    {
        await using var day = await StartAsync();
        await SaveAsync(day, Rows(Trade, 3, asOf: At(0)));
        await day.PassAsync(TimeSpan.FromMinutes(30));

        // Told within a minute, and whole.
        await ChangeAsync(day, "SKU-002", At(120), 11m);
        await day.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["SKU-002 1 11", "SKU-002 10 10"], Of(day, "SKU-002"));

        // A batch that was made before it comes after it.
        await SaveAsync(day, Rows(Trade, 3, 1.1m, At(60)));
        await day.PassAsync(2 * Every);
        Assert.Equal(["SKU-002 1 11", "SKU-002 10 10"], Of(day, "SKU-002"));
        Assert.Equal(["SKU-001 1 11", "SKU-001 10 8.8", "SKU-001 50 6.6"], Of(day, "SKU-001"));

        // A batch that was made after it counts, and the word that comes late is older than that.
        await SaveAsync(day, Rows(Trade, 3, 1.2m, At(180)));
        await day.PassAsync(Every);
        Assert.Equal(["SKU-002 1 12", "SKU-002 10 9.6", "SKU-002 50 7.2"], Of(day, "SKU-002"));
        await ChangeAsync(day, "SKU-002", At(170), 9.5m);
        await day.PassAsync(2 * Every);
        Assert.Equal(["SKU-002 1 12", "SKU-002 10 9.6", "SKU-002 50 7.2"], Of(day, "SKU-002"));

        // And a table of before is no news at all.
        await SaveAsync(day, Rows(Trade, 3, 1.1m, At(60)));
        await day.PassAsync(2 * Every);
        Assert.Equal(["SKU-002 1 12", "SKU-002 10 9.6", "SKU-002 50 7.2"], Of(day, "SKU-002"));
        Assert.Equal(["price.outdated list trade"], await day.RecordsAsync("b2b-prices/b2b"));
        Assert.Equal(
            ["price.changed", "price.sequenced", "price.sequenced", "price.changed", "price.sequenced"],
            (await day.Store.GetJournalAsync(B2BPricesFlow.CaseOf(Store))).Select(static e => e.Code).Where(static c => c is "price.changed" or "price.sequenced"));
    }

    [Fact]
    public async Task R39_A_table_that_says_nothing_of_when_leaves_what_was_told_in_real_time_and_a_person_sees_it()
    {
        await using var day = await StartAsync();
        await SaveAsync(day, Rows(Trade, 3));
        await day.PassAsync(TimeSpan.FromMinutes(30));
        await ChangeAsync(day, "SKU-002", At(1), 11m);
        await day.PassAsync(2 * Every);

        Assert.Equal(["SKU-002 1 11", "SKU-002 10 10"], Of(day, "SKU-002"));
        Assert.Equal(["price.unsequenced list trade SKU SKU-002"], await day.RecordsAsync("b2b-prices/b2b"));

        await SaveAsync(day, Rows(Trade, 3, asOf: At(30)));
        await day.PassAsync(Every);
        Assert.Equal(["SKU-002 1 10", "SKU-002 10 8", "SKU-002 50 6"], Of(day, "SKU-002"));
        Assert.Empty(await day.RecordsAsync("b2b-prices/b2b"));
    }

    [Fact]
    public async Task R40_Each_list_of_a_customer_says_why_it_failed_in_the_vendors_words_and_a_refused_row_holds_up_no_other()
    {
        await using var day = await StartAsync(plain => plain with { SparkLayer = new SparkLayerBehaviours { RefusesUnknownSkus = true } });
        day.World.SparkLayer!.AddSkus("SKU-001", "SKU-003");
        day.World.SparkLayer.AddCustomer("""{"email":"buyer@example.com","external_id":"4711","status":"active","price_lists":["trade","gone","dashboard"]}""");
        day.World.SparkLayer.AddPriceList("dashboard");
        await SaveAsync(day, [.. Rows(Trade, 3), .. Rows("gone", 1)]);
        await day.PassAsync(TimeSpan.FromMinutes(50));

        Assert.Equal([.. Shown(Trade, 3).Where(static r => !r.StartsWith("SKU-002", StringComparison.Ordinal))], Read(day, Trade));
        await using var systems = SystemsOf(day);
        var statuses = (await B2BPricesFlow.GetListsOfCustomerAsync(day.Store, systems.GetRequiredKeyedService<IB2BPricing>("b2b"), "4711"))!;
        Assert.Equal(
            [("trade", B2BPriceListState.Refused, "price.row-refused", "sku: The SKU does not exist."), ("gone", B2BPriceListState.NotInStore, "price.not-listed", null), ("dashboard", B2BPriceListState.Unspecified, null, null)],
            statuses.Select(static s => (s.List, s.State, s.Reason, s.Words)));
        var refused = await B2BPricesFlow.GetRefusedAsync(day.Store, Store, Trade).ToListAsync();
        Assert.Equal(("SKU-002", "sku: The SKU does not exist."), (Assert.Single(refused).Sku.Value, refused[0].Words));
        Assert.Equal(["price.not-listed list gone", "price.row-refused list trade SKU SKU-002"], await day.RecordsAsync("b2b-prices/b2b"));
        Assert.Equal("Catalogue", (await day.RecordAsync("b2b-prices/b2b", "price.row-refused")).Owner.ToString());

        // Once the platform has the SKU it is told, and the record goes; and so does the list that somebody makes.
        day.World.SparkLayer.AddSkus("SKU-002");
        day.World.SparkLayer.AddPriceList("gone");
        await day.PassAsync(TimeSpan.FromHours(8));
        Assert.Equal(Shown(Trade, 3), Read(day, Trade));
        Assert.Equal(Shown("gone", 1), Read(day, "gone"));
        Assert.Empty(await day.RecordsAsync("b2b-prices/b2b"));
    }

    [Fact]
    public async Task R40_Many_refused_rows_are_one_record_that_says_how_many()
    {
        await using var day = await StartAsync(plain => plain with { SparkLayer = new SparkLayerBehaviours { RefusesUnknownSkus = true } });
        day.World.SparkLayer!.AddSkus([.. Enumerable.Range(1, 40).Where(static n => n % 2 == 0).Select(static n => $"SKU-{n:D3}")]);
        await SaveAsync(day, Rows(Trade, 40));
        await day.PassAsync(TimeSpan.FromMinutes(50));

        Assert.Equal(["price.row-refused list trade"], await day.RecordsAsync("b2b-prices/b2b"));
        Assert.Contains((await day.RecordAsync("b2b-prices/b2b", "price.row-refused")).Facts, static f => f is { Name: "SKUs", Value: "20" });
        Assert.Equal(20, await B2BPricesFlow.GetRefusedAsync(day.Store, Store, Trade).CountAsync());
        Assert.Equal(20 * 3, Read(day, Trade).Count);
    }

    [Fact]
    public async Task R40_A_list_that_is_unknown_made_by_rules_or_in_another_currency_is_a_record_left_alone_and_never_a_loop()
    {
        await using var day = await StartAsync();
        day.World.SparkLayer!.AddPriceListIn("ruled", "GBP", from: Trade);
        day.World.SparkLayer.AddPriceListIn("euros", "EUR");
        await SaveAsync(day, [.. Rows(Trade, 2), .. Rows("ruled", 2), .. Rows("euros", 2), .. Rows("nowhere", 2)]);
        await day.PassAsync(TimeSpan.FromMinutes(50));

        Assert.Equal(Shown(Trade, 2), Read(day, Trade));
        Assert.Empty(Read(day, "ruled"));
        Assert.Empty(Read(day, "euros"));
        Assert.Equal(["price.currency list euros", "price.list-rules list ruled", "price.not-listed list nowhere"], await day.RecordsAsync("b2b-prices/b2b"));
        var calls = day.World.SparkLayer.Calls;
        await day.PassAsync(5 * Every);
        Assert.InRange(day.World.SparkLayer.Calls - calls, 5, 11);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R41_What_somebody_changes_in_the_store_is_told_with_field_values_and_time_and_put_right_where_that_is_the_policy(bool corrects)
    {
        await using var day = await StartAsync(policy: new B2BPricePolicy { CompareEvery = TimeSpan.FromHours(4), CorrectsEdits = corrects });
        await SaveAsync(day, Rows(Trade, 2));
        await day.PassAsync(TimeSpan.FromMinutes(30));
        day.World.SparkLayer!.SetPrices(Trade, "SKU-001", new SparkPrice("SKU-001", 1, 10m), new SparkPrice("SKU-001", 10, 5m));
        day.World.SparkLayer.SetPrices(Trade, "THEIRS", new SparkPrice("THEIRS", 1, 3m));
        await day.PassAsync(TimeSpan.FromHours(4));

        var record = await day.RecordAsync("b2b-prices/b2b", "price.drift");
        Assert.Contains(record.Facts, static f => f is { Name: "price from 10", Value: "told 8, shows 5" });
        Assert.Contains(record.Facts, static f => f is { Name: "price from 50", Value: "told 6, shows none" });
        Assert.StartsWith("2026-03-02", Assert.Single(record.Facts, static f => f.Name == "seen").Value, StringComparison.Ordinal);
        Assert.Equal(corrects ? ["SKU-001 1 10", "SKU-001 10 8", "SKU-001 50 6"] : ["SKU-001 1 10", "SKU-001 10 5"], Of(day, "SKU-001"));
        Assert.Equal(["THEIRS 1 3"], Of(day, "THEIRS"));
        await day.PassAsync(2 * Every);
        Assert.Equal(corrects ? ["price.of-others list trade SKU THEIRS"] : ["price.drift list trade SKU SKU-001", "price.of-others list trade SKU THEIRS"], await day.RecordsAsync("b2b-prices/b2b"));
    }

    [Fact]
    public async Task R41_A_jump_and_a_table_that_lost_its_end_wait_for_a_person()
    {
        await using var day = await StartAsync();
        await SaveAsync(day, Rows(Trade, 10));
        await day.PassAsync(TimeSpan.FromMinutes(30));
        await SaveAsync(day, Rows(Trade, 10).Select(static r => r.Replace("SKU-001,1,10,", "SKU-001,1,100,", StringComparison.Ordinal).Replace("SKU-002,1,10,", "SKU-002,1,12,", StringComparison.Ordinal)));
        await day.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(["price.jump list trade SKU SKU-001"], await day.RecordsAsync("b2b-prices/b2b"));
        Assert.Equal(("SKU-001 1 10", "SKU-002 1 12"), (Of(day, "SKU-001")[0], Of(day, "SKU-002")[0]));

        await day.Store.DeliverAsync([B2BPricesFlow.Confirm(Store, Trade, new Sku("SKU-001"), 100m, "T-1")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal("SKU-001 1 100", Of(day, "SKU-001")[0]);
        Assert.Empty(await day.RecordsAsync("b2b-prices/b2b"));

        await SaveAsync(day, Rows(Trade, 2).Select(static r => r.Replace("SKU-001,1,10,", "SKU-001,1,100,", StringComparison.Ordinal)));
        await day.PassAsync(2 * Every);
        Assert.Equal(["price.jump list trade"], await day.RecordsAsync("b2b-prices/b2b"));
        Assert.Equal(30, Read(day, Trade).Count);
        await day.Store.DeliverAsync([B2BPricesFlow.ConfirmRemovals(Store, Trade, 8, "T-2")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(6, Read(day, Trade).Count);
        Assert.Empty(await day.RecordsAsync("b2b-prices/b2b"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.15, 0)]
    [InlineData(0, 0.3)]
    public async Task R39_A_bad_day_leaves_no_SKU_with_half_its_breaks_and_every_price_as_it_is_to_be(double faults, double concurrent)
    {
        await using var day = await StartAsync(plain => plain with { FaultRate = (decimal)faults, SparkLayer = new SparkLayerBehaviours { ConcurrentUpdates = (decimal)concurrent, TokenLife = TimeSpan.FromMinutes(7), CallsPerMinute = faults == 0 && concurrent == 0 ? 3 : 0 } });
        await SaveAsync(day, Rows(Trade, 60, asOf: At(0)));
        await day.PassAsync(TimeSpan.FromHours(2));
        day.World.SparkLayer!.ExpireTokens();
        await ChangeAsync(day, "SKU-005", At(200), 11m);
        await SaveAsync(day, Rows(Trade, 60, 1.1m, At(100)));
        await day.PassAsync(TimeSpan.FromHours(5));

        Assert.Equal([.. Shown(Trade, 60, 1.1m).Where(static r => !r.StartsWith("SKU-005", StringComparison.Ordinal))], Read(day, Trade).Where(static r => !r.StartsWith("SKU-005", StringComparison.Ordinal)));
        Assert.Equal(["SKU-005 1 11", "SKU-005 10 10"], Of(day, "SKU-005"));
        Assert.All(Enumerable.Range(1, 60).Where(static n => n != 5), n => Assert.All(day.World.SparkLayer.ReadPriceHistory(Trade, $"SKU-{n:D3}"), static breaks => Assert.Equal(3, breaks)));
        Assert.DoesNotContain(await day.RecordsAsync("b2b-prices/b2b"), static r => r.StartsWith("price.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R39_Another_worker_goes_on_where_one_died_whose_last_update_had_taken_effect()
    {
        var way = new Way();
        await using var day = await StartAsync(way: () => new Toll(way), site: static options => options.Resilience.MaxRetries = 0);
        await SaveAsync(day, Rows(Trade, 100));

        // Of ten updates the answer of the fifth is lost, and nothing gets through any more.
        way.LosesAnswerOf = 5;
        await day.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal((5, 150), (way.Updates, Read(day, Trade).Count));
        await day.RestartAsync();
        way.LosesAnswerOf = null;
        await day.PassAsync(TimeSpan.FromMinutes(40));

        Assert.Equal(Shown(Trade, 100), Read(day, Trade));
        Assert.Equal(11, way.Updates);
        Assert.Equal([3, 3], day.World.SparkLayer!.ReadPriceHistory(Trade, "SKU-045"));
        Assert.Equal([3], day.World.SparkLayer.ReadPriceHistory(Trade, "SKU-035"));
        Assert.Empty(await day.RecordsAsync("b2b-prices/b2b"));
    }

    [Fact]
    public async Task R39_A_key_that_was_revoked_is_a_record_and_no_loop()
    {
        await using var day = await StartAsync();
        await SaveAsync(day, Rows(Trade, 2));
        await day.PassAsync(TimeSpan.FromMinutes(30));
        day.World.SparkLayer!.RevokeKey();
        var calls = day.World.SparkLayer.Calls;
        await SaveAsync(day, Rows(Trade, 2, 1.1m));
        await day.PassAsync(TimeSpan.FromHours(8));

        var records = await day.RecordsAsync("b2b-prices/b2b");
        Assert.Contains("system.denied", records.Select(static r => r.Split(' ')[0]));
        Assert.Contains("price.stale lists", records);
        Assert.InRange(day.World.SparkLayer.Calls - calls, 1, 200);
        Assert.Equal(Shown(Trade, 2), Read(day, Trade));
    }

    private static async Task<Day> StartAsync(
        Func<SimulationOptions, SimulationOptions>? configure = null, B2BPricePolicy? policy = null, Func<DelegatingHandler>? way = null, Action<SparkLayer.SparkLayerClientOptions>? site = null)
    {
        var day = await B2BDay.StartAsync(
            services => services.AddB2BPrices([new B2BPriceRoute(Store)], policy ?? new B2BPricePolicy { Every = Every }),
            configure,
            options =>
            {
                options.PriceBatchSize = 10;
                site?.Invoke(options);
            },
            way);
        day.World.SparkLayer!.AddPriceList(Trade);
        return day;
    }

    /// <summary>As another program of the host has them.</summary>
    private static ServiceProvider SystemsOf(Day day)
    {
        var services = new ServiceCollection();
        services.AddSparkLayerClient("b2b", options =>
        {
            options.BaseAddress = day.World.SparkLayer!.Address;
            (options.SiteId, options.ClientId, options.ClientSecret) = (day.World.SparkLayer.SiteId, day.World.SparkLayer.ClientId, day.World.SparkLayer.ClientSecret);
        }).Services.AddSparkLayerB2B("b2b");
        return services.BuildServiceProvider();
    }

    /// <summary>What a source exports: each SKU from 1, 10 and 50 on.</summary>
    private static IReadOnlyList<string> Rows(string list, int skus, decimal factor = 1m, DateTimeOffset? asOf = null) =>
    [
        .. from n in Enumerable.Range(1, skus)
           from price in new[] { (1, 10m), (10, 8m), (50, 6m) }
           select string.Create(CultureInfo.InvariantCulture, $"b2b,{list},SKU-{n:D3},{price.Item1},{price.Item2 * factor:0.##},GBP,{asOf:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
    ];

    private static Task SaveAsync(Day day, IEnumerable<string> rows)
    {
        var path = Path.Combine(day.Tables.Path, "list-prices.csv");
        File.WriteAllLines(path + ".new", rows.Prepend("store,list,sku,quantity,price,currency,as_of"));
        File.Move(path + ".new", path, overwrite: true);
        return Task.CompletedTask;
    }

    private static Task<int> ChangeAsync(Day day, string sku, DateTimeOffset asOf, decimal price) => day.Store.DeliverAsync(
        [B2BPricesFlow.Change(Store, Trade, new B2BSkuPrices(new Sku(sku), [new B2BPriceBreak(1, price), new B2BPriceBreak(10, price - 1m)]), CurrencyCode.Gbp, asOf, $"{sku} {asOf:O}")], day.Clock.GetUtcNow());

    private static DateTimeOffset At(int minutes) => Day.Morning.AddDays(-1).AddMinutes(minutes);

    private static IReadOnlyList<string> Shown(string list, int skus, decimal factor = 1m) =>
        [.. Rows(list, skus, factor).Select(static r => r.Split(',')).Select(static r => $"{r[2]} {r[3]} {r[4]}")];

    private static IReadOnlyList<string> Read(Day day, string list) =>
        [.. day.World.SparkLayer!.ReadPrices(list).Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Sku} {p.Quantity} {p.Price:0.##}"))];

    private static IReadOnlyList<string> Of(Day day, string sku) => [.. Read(day, Trade).Where(r => r.StartsWith(sku + ' ', StringComparison.Ordinal))];

    /// <summary>What happened on the way to the site.</summary>
    private sealed class Way
    {
        /// <summary>Updates of prices that got through.</summary>
        public int Updates { get; set; }

        /// <summary>The update whose answer is lost, after which nothing gets through; null for none.</summary>
        public int? LosesAnswerOf { get; set; }
    }

    private sealed class Toll(Way way) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (way.Updates >= way.LosesAnswerOf)
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.Method != HttpMethod.Patch)
                return answer;
            if (++way.Updates != way.LosesAnswerOf)
                return answer;
            answer.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }
    }
}
