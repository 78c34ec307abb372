using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Simulators.SparkLayer;
using Connectors.SparkLayer.Models;
using Connectors.SparkLayer.Tests.Support;

namespace Connectors.SparkLayer.Tests;

/// <summary>An order is placed once, whatever becomes of the answers.</summary>
public sealed class SimulatedCartsTests
{
    [Fact]
    public async Task A_cart_is_filled_calculated_and_completed()
    {
        await using var scene = await StartAsync();
        var cart = await FilledAsync(scene, 3);

        var sums = await scene.Client.Carts.CalculateCartAsync(cart.Id);
        var placed = await scene.Client.Carts.CompleteCartAsync(cart.Id, Placing(sums));

        Assert.Equal((30m, 36m, "GBP"), (sums.Totals!.Total!.PreDiscount!.Net!.Amount, sums.Totals.Total.PreDiscount.Gross!.Amount, sums.Totals.Total.PreDiscount.Net.CurrencyCode));
        Assert.Equal((cart.Id, 0), (placed.PurchaseId, scene.Site.CountCarts()));
        Assert.Equal(36m, scene.Site.ReadCustomers().Single().GetProperty("payment_on_account").GetProperty("balance").GetDecimal());
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.Carts.CompleteCartAsync(cart.Id, Placing(sums)));
    }

    [Fact]
    public async Task An_order_whose_answer_was_lost_is_found_and_not_placed_twice()
    {
        await using var scene = await StartAsync();
        var cart = await FilledAsync(scene, 3);
        scene.Lost.LoseNextAnswer();

        var placed = await scene.Client.Carts.PlaceAsync(cart.Id, Placing());
        var again = await scene.Client.Carts.PlaceAsync(cart.Id, Placing());

        Assert.Equal((cart.Id, cart.Id), (placed.PurchaseId, again.PurchaseId));
        Assert.Single(scene.Site.ReadPurchases());
    }

    [Fact]
    public async Task An_order_whose_request_was_lost_is_of_unknown_outcome_and_is_placed_by_the_next_call()
    {
        await using var scene = await StartAsync();
        var cart = await FilledAsync(scene, 3);
        scene.Lost.LoseNextRequest();

        Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAnyAsync<ConnectorException>(() => scene.Client.Carts.PlaceAsync(cart.Id, Placing()))).Kind);
        Assert.Equal(cart.Id, (await scene.Client.Carts.PlaceAsync(cart.Id, Placing())).PurchaseId);
        Assert.Single(scene.Site.ReadPurchases());
    }

    [Fact]
    public async Task Neither_cart_nor_purchase_is_a_clear_failure()
    {
        await using var scene = await StartAsync();

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.Carts.PlaceAsync("7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111", Placing()));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.Carts.CreateCartAsync(new() { CustomerId = "nobody" }));
    }

    [Fact]
    public async Task Rules_that_a_cart_breaks_are_told_and_place_nothing_unless_they_are_waived()
    {
        await using var scene = await StartAsync();
        scene.Site.LimitOrders("A", 2);
        var cart = await FilledAsync(scene, 3);

        var refused = await Assert.ThrowsAsync<ConnectorException>(() => scene.Client.Carts.PlaceAsync(cart.Id, Placing()));

        Assert.Equal(SparkLayerErrorCodes.MaximumOrderItemQuantity, cart.ValidationErrors.Single().Code);
        Assert.Equal((FailureKind.Rejected, 422), (refused.Kind, (int)refused.StatusCode!));
        Assert.Contains(refused.Details, static d => d.Code == SparkLayerErrorCodes.MaximumOrderItemQuantity);
        Assert.Empty(scene.Site.ReadPurchases());
        Assert.Equal(cart.Id, (await scene.Client.Carts.PlaceAsync(cart.Id, Placing() with { IgnoreValidationErrors = [SparkLayerErrorCodes.MaximumOrderItemQuantity] })).PurchaseId);
    }

    [Fact]
    public async Task A_cart_of_the_store_that_is_still_one_was_not_placed()
    {
        await using var scene = await StartAsync();
        var id = scene.Site.AddPurchase("""{"type":"cart","packages":[]}""");

        Assert.IsType<LookupResult<Purchase>.Absent>(await scene.Client.Carts.FindPlacedAsync(id));
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_shows_in_the_cart()
    {
        await using var scene = await StartAsync();
        var cart = await FilledAsync(scene, 1);
        scene.Lost.LoseNextAnswer();

        await Assert.ThrowsAnyAsync<ConnectorException>(() => scene.Client.Carts.UpdateCartAsync(cart.Id, new() { LineItems = [new() { Sku = "A", Quantity = 5 }] }));

        Assert.Equal(5, (await scene.Client.Carts.GetCartAsync(cart.Id)).LineItems.Single().Quantity);
    }

    [Fact]
    public async Task Files_reports_and_products_arrive()
    {
        await using var scene = await SparkLayerScene.StartAsync();

        Assert.NotNull((await scene.Client.Files.UploadFileAsync("invoice.pdf", "application/pdf", new byte[] { 1, 2 })).Id);
        await scene.Client.SyncLog.ReportAsync(new() { AdditionalData = new Dictionary<string, JsonElement> { ["status"] = JsonDocument.Parse("\"ok\"").RootElement } });
        var made = await scene.Client.Products.CreateProductAsync(new() { Id = "p-1" });
        await scene.Client.Products.UpdateProductAsync("p-1", new() { AdditionalData = new Dictionary<string, JsonElement> { ["name"] = JsonDocument.Parse("\"Rope\"").RootElement } });

        Assert.Equal("p-1", made!.Id);
        Assert.Equal("Rope", (await scene.Client.Products.GetProductAsync("p-1")).AdditionalData!["name"].GetString());
        Assert.Equal("p-1", (await scene.Client.Products.GetVariantAsync("p-1")).Id);
        await Assert.ThrowsAsync<ConnectorConflictException>(() => scene.Client.Products.CreateProductAsync(new() { Id = "p-1" }));
    }

    private static CartCompletion Placing(CartCalculation? sums = null) => new() { ShippingRateHandle = sums?.ReadShippingRates().Single().Handle ?? "standard", PaymentMethod = OrderPaymentMethod.PaymentOnAccount };

    private static async Task<SparkLayerScene> StartAsync()
    {
        var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddPriceList("trade", new SparkPrice("A", 1, 10m));
        scene.Site.AddCustomer("""{"email":"buyer@example.com","external_id":"5501","price_lists":["trade"]}""");
        return scene;
    }

    private static async Task<Cart> FilledAsync(SparkLayerScene scene, int quantity)
    {
        var cart = await scene.Client.Carts.CreateCartAsync(new() { CustomerId = "5501", CustomerLookupBy = "platform" });
        return await scene.Client.Carts.UpdateCartAsync(cart.Id, new() { LineItems = [new() { Sku = "A", Quantity = quantity }] });
    }
}
