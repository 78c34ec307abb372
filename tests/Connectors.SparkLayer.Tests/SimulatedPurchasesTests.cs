using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.SparkLayer.Models;
using Connectors.SparkLayer.Tests.Support;

namespace Connectors.SparkLayer.Tests;

public sealed class SimulatedPurchasesTests
{
    [Fact]
    public async Task A_purchase_is_put_once_however_often_and_read_by_each_of_its_numbers()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var customer = scene.Site.AddCustomer("""{"email":"buyer@example.com"}""");
        scene.Lost.LoseNextAnswer();

        var stored = await scene.Client.Purchases.PutPurchaseAsync(PurchaseKey.OfInternal("SO-1"), Order(customer, "SO-1", "P#1264"));

        Assert.Single(scene.Site.ReadPurchases());
        Assert.Equal(("GBP", 24.00m), (stored!.CalculatedTotal!.Currency, stored.CalculatedTotal.Number));
        foreach (var key in (PurchaseKey[])[PurchaseKey.OfInternal("SO-1"), PurchaseKey.OfVisible("P#1264"), PurchaseKey.OfSparkLayer(stored.PurchaseIdentifiers!.SparkLayer!)])
            Assert.Equal("PO 7", Assert.IsType<LookupResult<Purchase>.Found>(await scene.Client.Purchases.FindPurchaseAsync(key)).Value.CustomerReference);
        Assert.IsType<LookupResult<Purchase>.Absent>(await scene.Client.Purchases.FindPurchaseAsync(PurchaseKey.OfPlatform("9")));
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name_and_never_sends_what_is_calculated()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var customer = scene.Site.AddCustomer("""{"email":"buyer@example.com"}""");
        await scene.Client.Purchases.PutPurchaseAsync(PurchaseKey.OfInternal("SO-1"), Order(customer, "SO-1", "P#1"));
        var before = scene.Site.ReadPurchases().Single();

        var stored = await scene.Client.Purchases.UpdatePurchaseAsync(PurchaseKey.OfInternal("SO-1"), new()
        {
            PurchaseIdentifiers = new() { Platform = "5501" },
            Packages = new[] { Package(1, "shipped") with { Shipments = [new() { Carrier = "DPD", AdditionalData = new Dictionary<string, JsonElement> { ["tracking_number"] = JsonDocument.Parse("\"1550\"").RootElement } }] }, Package(1, "processing") },
        });

        var after = scene.Site.ReadPurchases().Single();
        Assert.Equal(FulfilmentStatus.PartShipped, stored!.CalculatedFulfilmentStatus);
        Assert.Equal("1550", after.GetProperty("packages")[0].GetProperty("shipments")[0].GetProperty("tracking_number").GetString());
        Assert.Equal(("5501", "SO-1"), (after.GetProperty("purchase_identifiers").GetProperty("platform").GetString(), after.GetProperty("purchase_identifiers").GetProperty("internal").GetString()));
        foreach (var name in (string[])["customer_reference", "metadata", "custom_fields", "customer_identifiers", "payment_method"])
            Assert.Equal(before.GetProperty(name).GetRawText(), after.GetProperty(name).GetRawText());
    }

    [Fact]
    public async Task An_id_of_the_site_is_never_changed()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var customer = scene.Site.AddCustomer("""{"email":"buyer@example.com"}""");
        var stored = await scene.Client.Purchases.PutPurchaseAsync(PurchaseKey.OfInternal("SO-1"), Order(customer, "SO-1", "P#1"));
        var other = Order(customer, "SO-1", "P#1") with { PurchaseIdentifiers = new() { SparkLayer = "another" } };

        await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.Purchases.PutPurchaseAsync(PurchaseKey.OfSparkLayer(stored!.PurchaseIdentifiers!.SparkLayer!), other));
        await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.Purchases.UpdatePurchaseAsync(PurchaseKey.OfInternal("SO-1"), new() { PurchaseIdentifiers = new() { SparkLayer = "another" } }));
        Assert.Equal(FailureKind.Denied, (await Assert.ThrowsAnyAsync<ConnectorException>(() => scene.Client.Purchases.PutPurchaseAsync(PurchaseKey.OfInternal("SO-1"), other))).Kind);
    }

    [Fact]
    public async Task A_number_of_another_purchase_is_a_conflict_that_is_not_tried_again()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var customer = scene.Site.AddCustomer("""{"email":"buyer@example.com"}""");
        await scene.Client.Purchases.PutPurchaseAsync(PurchaseKey.OfInternal("SO-1"), Order(customer, "SO-1", "P#1"));
        var calls = scene.Site.Calls;

        await Assert.ThrowsAsync<ConnectorConflictException>(() => scene.Client.Purchases.PutPurchaseAsync(PurchaseKey.OfInternal("SO-2"), Order(customer, "SO-2", "P#1")));

        Assert.Equal(1, scene.Site.Calls - calls);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(500)]
    public async Task Lists_without_a_total_are_read_to_their_end(int size)
    {
        await using var scene = await SparkLayerScene.StartAsync(configure: o => o.PurchasePageSize = size);
        for (var i = 1; i <= 6; i++)
            scene.Site.AddPurchase($$$"""{"type":"{{{(i == 4 ? "quote" : "order")}}}","purchase_identifiers":{"visible":"P#{{{i}}}"},"dates":{"updated_at":"2026-03-0{{{i}}}T00:00:00Z"},"packages":[]}""");

        Assert.Equal(["P#6", "P#5", "P#4", "P#3", "P#2", "P#1"], await NumbersAsync(scene.Client.Purchases.GetPurchasesAsync()));
        Assert.Equal(["P#6", "P#5"], await NumbersAsync(scene.Client.Purchases.GetPurchasesAsync(new() { UpdatedFrom = new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero) })));
        Assert.Equal(["P#4"], await NumbersAsync(scene.Client.Quotes.GetQuotesAsync()));
        Assert.Equal(PurchaseType.Quote, (await scene.Client.Quotes.GetQuoteAsync("P#4")).Type);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.Quotes.GetQuoteAsync("P#1"));
    }

    [Fact]
    public async Task A_payment_counts_once_however_often_it_is_recorded()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var customer = scene.Site.AddCustomer("""{"email":"buyer@example.com","payment_on_account":{"balance":100.00}}""");
        var stored = await scene.Client.Purchases.PutPurchaseAsync(PurchaseKey.OfInternal("SO-1"), Order(customer, "SO-1", "P#1"));
        var key = PurchaseKey.OfSparkLayer(stored!.PurchaseIdentifiers!.SparkLayer!);
        var payment = new Transaction { PlatformId = "t-1", Total = PurchaseMoney.Of(new Money(30m, CurrencyCode.Gbp)), ApplyToBalance = true };
        scene.Lost.LoseNextAnswer();

        await scene.Client.Purchases.PutTransactionAsync(key, payment);
        await scene.Client.Purchases.PutTransactionAsync(key, payment);

        Assert.Equal((70m, 1), (Balance(scene), (await scene.Client.Purchases.GetTransactionsAsync(key)).Count));
        Assert.Equal("transaction", Assert.Single(await scene.Client.Purchases.GetHistoryAsync(key)).Type);
        await scene.Client.Purchases.PutTransactionAsync(key, payment with { ApplyToBalance = false });
        Assert.Equal(100m, Balance(scene));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.Purchases.PutTransactionAsync(PurchaseKey.OfInternal("nobody"), payment));
    }

    private static decimal Balance(SparkLayerScene scene) => scene.Site.ReadCustomers().Single().GetProperty("payment_on_account").GetProperty("balance").GetDecimal();

    private static Purchase Order(string customer, string number, string visible) => new()
    {
        Type = PurchaseType.Order,
        PurchaseIdentifiers = new() { Internal = number, Visible = visible },
        CustomerIdentifiers = new() { SparkLayer = customer },
        PaymentMethod = PurchasePaymentMethod.OnAccount,
        Dates = new() { PlacedAt = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero) },
        CustomerReference = "PO 7",
        CurrencyCode = "GBP",
        Packages = [Package(2, "processing")],
        Metadata = [new() { Name = "route", Value = "north" }],
        CalculatedTotal = new() { Number = 1m, Currency = "GBP" },
    };

    private static PurchasePackage Package(int quantity, string fate) => new()
    {
        Type = FulfilmentStatus.From(fate),
        LineItems = [new() { Identifiers = new() { Sku = "A" }, Quantity = quantity, LineTotal = new() { TotalGross = new() { Number = 12.00m * quantity, Currency = "gbp" } } }],
    };

    private static async Task<List<string?>> NumbersAsync(IAsyncEnumerable<PurchaseSummary> purchases)
    {
        var numbers = new List<string?>();
        await foreach (var purchase in purchases)
            numbers.Add(purchase.PurchaseIdentifiers?.Visible);
        return numbers;
    }
}
