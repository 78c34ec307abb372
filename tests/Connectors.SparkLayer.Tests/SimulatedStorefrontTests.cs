using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators.SparkLayer;
using Connectors.SparkLayer.Tests.Support;

namespace Connectors.SparkLayer.Tests;

/// <summary>Purchases as orders, over the real client: what of a site's purchases is seen, and what is written into them.</summary>
public sealed class SimulatedStorefrontTests
{
    private static readonly SparkOrder Order = new() { Lines = [new("A", 3, 3.35m, Discount: 0.10m), new("B", 2, 10m)], DeliveryPrice = 5m, PoNumber = "PO-7" };

    [Fact]
    public async Task Purchases_are_read_by_pages_and_none_slips_by_when_others_are_added_or_deleted_meanwhile()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene, static o => o.OrdersAPage = 10);
        var ids = Enumerable.Range(0, 25).Select(_ => scene.Site.PlaceOrder(Order)).ToList();

        var seen = new List<string>();
        string? place = null;
        for (var page = 0; page == 0 || place is not null; page++)
        {
            var shown = await store.GetOrderChangesAsync(scene.Clock.GetUtcNow().AddDays(-1), place);
            seen.AddRange(shown.Items.Select(static o => o.CartId!));
            place = shown.Continuation;
            if (page == 0)
                scene.Site.DeletePurchase(ids[^1]);
            else if (page == 1)
                scene.Site.PlaceOrder(Order);
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), seen.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task R15_Carts_quotes_copies_and_what_did_not_change_are_no_orders_and_cost_no_call()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var mirror = scene.Site.AddCustomer("""{"email":"marketplace@example.com"}""");
        var store = StoreOf(scene, o => o.IgnoredCustomers.Add(mirror));
        scene.Site.PlaceOrder(Order);
        var since = scene.Clock.GetUtcNow().AddMinutes(1);
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var type in (string[])["cart", "quote", "awaiting_approval"])
            scene.Site.PlaceOrder(Order with { Type = type });
        scene.Site.PlaceOrder(Order with { CustomerId = mirror });
        scene.Site.EditPurchase(scene.Site.PlaceOrder(Order), """{"metadata":[{"name":"copy_of","value":"bq:123-A"}]}""");
        var id = scene.Site.PlaceOrder(Order);
        var calls = scene.Site.Calls;

        var orders = await store.GetOrderChangesAsync(since);

        Assert.Equal(id, Assert.Single(orders.Items).CartId);
        Assert.Equal(1 + 1 + 1 + 2, scene.Site.Calls - calls);   // The token, the list, the copy, the order and its transactions: it names no customer.
        Assert.Equal([StorefrontOrderKind.Draft, StorefrontOrderKind.Quote], (await store.GetDraftChangesAsync(since)).Items.Select(static o => o.Kind).Order());
        Assert.NotNull(orders.SystemTime);
    }

    [Fact]
    public async Task A_purchase_that_cannot_be_read_is_told_beside_the_others_and_so_is_one_whose_payment_cannot()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene);
        var (good, broken, unclear) = (scene.Site.PlaceOrder(Order), scene.Site.PlaceOrder(Order), scene.Site.PlaceOrder(Order with { IsPaid = true }));
        scene.Site.EditPurchase(broken, """{"packages":[{"type":"incoming","line_items":[{"quantity":"several"}]}]}""");
        scene.Site.RecordUnreadablePayment(unclear);

        var page = await store.GetOrderChangesAsync(scene.Clock.GetUtcNow().AddDays(-1));
        var named = await store.GetOrdersAsync([KeyOf(good), KeyOf(broken), KeyOf(unclear), KeyOf("8f14e45f-ceea-467f-a0e6-7d1f0b6a5c3e")]);

        foreach (var (items, unreadable) in new[] { (page.Items, page.Unreadable), (named, named.Unreadable) })
        {
            Assert.Equal(KeyOf(good), Assert.Single(items).Key);
            Assert.Equal(new[] { KeyOf(broken).OrderId, KeyOf(unclear).OrderId }.Order(StringComparer.Ordinal), unreadable.Select(static u => u.Id!).Order(StringComparer.Ordinal));
        }

        await Assert.ThrowsAnyAsync<PortException>(() => store.MarkAsPaidAsync(KeyOf(unclear), SendPermit.WithoutLimit()));
        Assert.Equal(2, scene.Site.ReadTransactions(unclear).Count);
    }

    [Fact]
    public async Task A_part_that_leaves_takes_its_share_and_the_amounts_add_up_to_the_penny()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene);
        var id = scene.Site.PlaceOrder(Order);
        var before = Assert.Single(await store.GetOrdersAsync([KeyOf(id)]));

        await store.TellDispatchAsync(Dispatch(id, "1550", ("A", 1)), SendPermit.WithoutLimit());
        await store.TellDispatchAsync(Dispatch(id, "1551", ("A", 1), ("B", 2)), SendPermit.WithoutLimit());

        var after = Assert.Single(await store.GetOrdersAsync([KeyOf(id)]));
        Assert.Equal((before.Total, before.Delivery, StorefrontOrderState.Open), (after.Total, after.Delivery, after.State));
        Assert.Equal(before.Lines.Select(static l => (l.LineId, l.Quantity, l.Amount, l.Discount, l.Taxes.Sum(static t => t.Amount.Amount))).OrderBy(static l => l.LineId.Value), after.Lines.Select(static l => (l.LineId, l.Quantity, l.Amount, l.Discount, l.Taxes.Sum(static t => t.Amount.Amount))).OrderBy(static l => l.LineId.Value));
        var lines = scene.Site.ReadPurchase(id).GetProperty("packages").EnumerateArray().SelectMany(static p => p.GetProperty("line_items").EnumerateArray()).ToList();
        Assert.All(lines, static l => Assert.Equal(Number(l, "total_gross"), Number(l, "total_net") + Number(l, "total_tax")));
        Assert.Equal(2, after.Fulfilments.Count);

        await store.TellDispatchAsync(Dispatch(id, "1552", ("A", 1)), SendPermit.WithoutLimit());
        Assert.Equal(StorefrontOrderState.Sent, Assert.Single(await store.GetOrdersAsync([KeyOf(id)])).State);
    }

    [Fact]
    public async Task Nothing_that_people_and_others_keep_on_a_purchase_is_wiped_by_what_is_told()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene);
        var id = scene.Site.PlaceOrder(Order with { Answers = new Dictionary<string, string> { ["Site"] = "Leeds" } });
        var packages = scene.Site.ReadPurchase(id).GetProperty("packages").GetRawText()
            .Replace("\"quantity\":3", "\"quantity\":3,\"rrp\":{\"number\":\"9.90\",\"currency\":\"gbp\"},\"seen\":[1.10,null]", StringComparison.Ordinal)
            .Replace("\"shipments\":[]", "\"shipments\":[],\"dock\":{\"gate\":3}", StringComparison.Ordinal);
        scene.Site.EditPurchase(id, $$$"""{"packages":{{{packages}}},"note_of_people":{"text":"VIP","n":1.50},"metadata":[{"name":"route","value":"north","more":true}],"revision_date":"2026-03-02T08:00:00+00:00"}""");
        var before = scene.Site.ReadPurchase(id);

        var told = await store.TellDispatchAsync(Dispatch(id, "1550", ("A", 1)), SendPermit.WithoutLimit());
        await store.CorrectTrackingAsync(told, Dispatch(id, "1559", ("A", 1)), SendPermit.WithoutLimit());

        var after = scene.Site.ReadPurchase(id);
        foreach (var member in before.EnumerateObject().Where(static m => m.Name is not ("packages" or "dates") && !m.Name.StartsWith("calculated_", StringComparison.Ordinal)))
            Assert.Equal(member.Value.GetRawText(), after.GetProperty(member.Name).GetRawText());
        var (stays, sent) = (after.GetProperty("packages")[0], after.GetProperty("packages")[1]);
        Assert.Equal(before.GetProperty("packages")[0].GetProperty("identifiers").GetRawText(), stays.GetProperty("identifiers").GetRawText());
        foreach (var package in new[] { stays, sent })
        {
            Assert.Equal("""{"gate":3}""", package.GetProperty("dock").GetRawText());
            Assert.Equal("""{"number":"9.90","currency":"gbp"}""", package.GetProperty("line_items")[0].GetProperty("rrp").GetRawText());
            Assert.Equal("[1.10,null]", package.GetProperty("line_items")[0].GetProperty("seen").GetRawText());
        }

        Assert.Equal("1559", Assert.Single(sent.GetProperty("shipments").EnumerateArray()).GetProperty("tracking_number").GetString());
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_not_sent_again_over_what_people_wrote_meanwhile()
    {
        await using var scene = await SparkLayerScene.StartAsync(configure: static o => o.Resilience.MaxRetries = 5);
        var store = StoreOf(scene);
        var id = scene.Site.PlaceOrder(Order);
        scene.Lost.LoseNextAnswer();

        var failure = await Assert.ThrowsAnyAsync<PortException>(() => store.TellDispatchAsync(Dispatch(id, "1550", ("A", 1)), SendPermit.WithoutLimit()));

        Assert.Equal((FailureKind.OutcomeUnknown, 1), (failure.Kind, scene.Site.PurchaseWrites));
        Assert.IsType<LookupResult<string>.Found>(await store.FindDispatchAsync(Dispatch(id, "1550", ("A", 1))));
    }

    [Fact]
    public async Task Equal_parcels_under_one_number_are_told_apart_by_what_was_told_before()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene);
        var id = scene.Site.PlaceOrder(Order);
        var first = await store.TellDispatchAsync(Dispatch(id, "1550", ("A", 1)), SendPermit.WithoutLimit());
        var second = Dispatch(id, "1550", ("A", 1)) with { OtherFulfilments = [first] };

        Assert.IsType<LookupResult<string>.Absent>(await store.FindDispatchAsync(second));
        var other = await store.TellDispatchAsync(second, SendPermit.WithoutLimit());

        Assert.NotEqual(first, other);
        Assert.Equal(other, Assert.IsType<LookupResult<string>.Found>(await store.FindDispatchAsync(second)).Value);
        Assert.IsType<LookupResult<string>.CannotTell>(await store.FindDispatchAsync(Dispatch(id, "1550", ("A", 2))));
    }

    [Fact]
    public async Task Goods_that_are_held_gone_or_in_several_packages_are_refused_by_name_and_nothing_is_written()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene);
        var id = scene.Site.PlaceOrder(Order);
        var package = scene.Site.ReadPurchase(id).GetProperty("packages")[0].GetRawText();
        scene.Site.EditPurchase(id, $$"""{"packages":[{{package}},{{package}}]}""");

        Assert.Contains("several packages", (await RefusedAsync(Dispatch(id, "1550", ("A", 5)))).Message, StringComparison.Ordinal);
        Assert.Contains("1 of A", (await RefusedAsync(Dispatch(id, "1550", ("A", 7)))).Message, StringComparison.Ordinal);
        scene.Site.HoldPurchase(id);
        Assert.Contains("1 of B", (await RefusedAsync(Dispatch(id, "1550", ("B", 1)))).Message, StringComparison.Ordinal);
        Assert.Equal(0, scene.Site.PurchaseWrites);

        Task<PortException> RefusedAsync(StorefrontDispatch dispatch) => Assert.ThrowsAnyAsync<PortException>(() => store.TellDispatchAsync(dispatch, SendPermit.WithoutLimit()));
    }

    [Fact]
    public async Task A_payment_is_recorded_once_under_an_id_of_ours_whatever_becomes_of_its_answer()
    {
        await using var scene = await SparkLayerScene.StartAsync(configure: static o => o.Resilience.MaxRetries = 0);
        var store = StoreOf(scene);
        var customer = scene.Site.AddCustomer("""{"email":"buyer@example.com","payment_on_account":{"balance":100.00}}""");
        var id = scene.Site.PlaceOrder(Order with { CustomerId = customer });
        scene.Lost.LoseNextAnswer();
        await Assert.ThrowsAnyAsync<PortException>(() => store.MarkAsPaidAsync(KeyOf(id), SendPermit.WithoutLimit()));

        var found = Assert.IsType<LookupResult<StorefrontOrder>.Found>(await store.FindPaymentAsync(KeyOf(id))).Value;
        await Assert.ThrowsAnyAsync<PortException>(() => store.MarkAsPaidAsync(KeyOf(id), SendPermit.WithoutLimit()));

        var transaction = Assert.Single(scene.Site.ReadTransactions(id));
        Assert.Equal(($"connectors:{KeyOf(id)}/1", "42.06", true), (transaction.GetProperty("platform_id").GetString(), transaction.GetProperty("total").GetProperty("number").GetString(), transaction.GetProperty("apply_to_balance").GetBoolean()));
        Assert.Equal(("PAID", 0m), (found.PaymentState, found.Outstanding.Amount));
        Assert.Equal(57.94m, scene.Site.ReadCustomers().Single().GetProperty("payment_on_account").GetProperty("balance").GetDecimal());
    }

    [Fact]
    public async Task Only_what_is_outstanding_is_recorded_beside_what_others_recorded()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene);
        var id = scene.Site.PlaceOrder(Order);
        scene.Site.PayPurchase(id, 40m);

        await store.MarkAsPaidAsync(KeyOf(id), SendPermit.WithoutLimit());

        Assert.Equal("2.06", scene.Site.ReadTransactions(id)[1].GetProperty("total").GetProperty("number").GetString());
        scene.Site.CancelPurchase(id);
        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAnyAsync<PortException>(() => store.MarkAsPaidAsync(KeyOf(id), SendPermit.WithoutLimit()))).Kind);
    }

    [Fact]
    public async Task A_cancellation_says_why_and_one_of_which_something_left_is_refused()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene);
        var id = scene.Site.PlaceOrder(Order);
        await store.CancelAsync(new StorefrontCancellation(KeyOf(id), "not wanted any more"), SendPermit.WithoutLimit());
        await store.CancelAsync(new StorefrontCancellation(KeyOf(id), "not wanted any more"), SendPermit.WithoutLimit());

        Assert.Equal(1, scene.Site.PurchaseWrites);
        Assert.Equal("not wanted any more", Assert.Single(scene.Site.ReadPurchase(id).GetProperty("metadata").EnumerateArray()).GetProperty("value").GetString());
        Assert.Empty(Assert.Single(await store.GetOrdersAsync([KeyOf(id)])).Attributes);

        var other = scene.Site.PlaceOrder(Order);
        await store.TellDispatchAsync(Dispatch(other, "1550", ("A", 1)), SendPermit.WithoutLimit());
        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAnyAsync<PortException>(() => store.CancelAsync(new StorefrontCancellation(KeyOf(other)), SendPermit.WithoutLimit()))).Kind);
    }

    [Theory]
    [InlineData("quote")]
    [InlineData("awaiting_approval")]
    [InlineData("order")]
    public async Task Only_what_waits_to_be_confirmed_is_confirmed(string type)
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene);
        var id = scene.Site.PlaceOrder(Order with { Type = type });

        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAnyAsync<PortException>(() => store.CompleteDraftAsync(KeyOf(id), SendPermit.WithoutLimit()))).Kind);
        Assert.Equal(0, scene.Site.PurchaseWrites);

        var open = scene.Site.PlaceOrder(Order with { Type = "order_unconfirmed" });
        Assert.Equal(KeyOf(open), await store.CompleteDraftAsync(KeyOf(open), SendPermit.WithoutLimit()));
        Assert.Equal(("order", "PENDING"), (scene.Site.ReadPurchase(open).GetProperty("type").GetString(), Assert.Single(await store.GetOrdersAsync([KeyOf(open)])).PaymentState));
    }

    [Fact]
    public async Task A_revoked_key_and_a_wrong_site_are_told_and_not_tried_over_and_over()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var store = StoreOf(scene);
        var id = scene.Site.PlaceOrder(Order);
        await store.GetOrderChangesAsync(scene.Clock.GetUtcNow());
        scene.Site.RevokeKey();
        var calls = scene.Site.Calls;
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(FailureKind.Denied, (await Assert.ThrowsAnyAsync<PortException>(() => store.GetOrderChangesAsync(scene.Clock.GetUtcNow()))).Kind);
            Assert.Equal(FailureKind.Denied, (await Assert.ThrowsAnyAsync<PortException>(() => store.GetOrdersAsync([KeyOf(id)]))).Kind);
            Assert.Equal(FailureKind.Denied, (await Assert.ThrowsAnyAsync<PortException>(() => store.TellDispatchAsync(Dispatch(id, "1550", ("A", 1)), SendPermit.WithoutLimit()))).Kind);
        }

        Assert.Equal((1, 2L), (scene.Site.TokensRefused, scene.Site.Calls - calls));

        await using var other = await SparkLayerScene.StartAsync(configure: static o => o.SiteId = "another-site");
        for (var i = 0; i < 5; i++)
            Assert.Equal(FailureKind.Denied, (await Assert.ThrowsAnyAsync<PortException>(() => StoreOf(other).GetOrderChangesAsync(other.Clock.GetUtcNow()))).Kind);
        Assert.Equal(1, other.Site.Calls);
    }

    private static decimal Number(JsonElement line, string member) => decimal.Parse(line.GetProperty("line_total").GetProperty(member).GetProperty("number").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static OrderKey KeyOf(string id) => SparkLayerStorefrontOrders.KeyOf(new ConnectionName("trade"), id);

    private static StorefrontDispatch Dispatch(string id, string number, params (string Line, int Quantity)[] lines) => new()
    {
        Order = KeyOf(id), CarrierName = "DPD", TrackingNumbers = [new TrackingNumber(number)], Lines = [.. lines.Select(static l => new ConfirmedLine(new OrderLineId(l.Line), l.Quantity))],
    };

    private static SparkLayerStorefrontOrders StoreOf(SparkLayerScene scene, Action<SparkLayerStorefrontOptions>? configure = null)
    {
        var options = new SparkLayerStorefrontOptions();
        configure?.Invoke(options);
        return new SparkLayerStorefrontOrders(new ConnectionName("trade"), scene.Client, options);
    }
}
