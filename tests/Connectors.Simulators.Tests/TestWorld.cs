using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Connectors.Simulators.Time;

namespace Connectors.Simulators.Tests;

/// <summary>A world with a standing clock and a plain HTTP client for each vendor.</summary>
internal sealed class TestWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private string? _token;

    private TestWorld(SimulatedWorld world, VirtualClock clock)
    {
        World = world;
        Clock = clock;
    }

    public SimulatedWorld World { get; }

    public VirtualClock Clock { get; }

    public static async Task<TestWorld> StartAsync(SimulationOptions? options = null)
    {
        var clock = new VirtualClock(Start);
        return new TestWorld(await SimulatedWorld.StartAsync((options ?? new SimulationOptions { Orders = 0 }) with { Clock = clock }), clock);
    }

    public async Task<Answer> MiraklAsync(string method, string path, string? body = null, string? key = null, string? shop = null)
    {
        using var request = Request(method, new Uri(World.MiraklAddress, "api/" + path + (shop is null ? "" : "?shop_id=" + shop)), body);
        request.Headers.TryAddWithoutValidation("Authorization", key ?? World.MiraklApiKey);
        return await SendAsync(request);
    }

    public async Task<Answer> ErpAsync(string method, string path, string? body = null, string? ifMatch = null, string? prefer = null)
    {
        _token ??= (await TokenAsync()).Json.GetProperty("access_token").GetString();
        using var request = Request(method, new Uri(World.BusinessCentralAddress, path.StartsWith("companies", StringComparison.Ordinal) || path.StartsWith("http", StringComparison.Ordinal) ? path : $"companies({World.CompanyId})/{path}"), body);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (prefer is not null)
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
        return await SendAsync(request);
    }

    /// <summary>Signs in to the ERP unless that is done; false when the token endpoint gives nothing out.</summary>
    public async Task<bool> TrySignInAsync()
    {
        if (_token is null && await TokenAsync() is { Status: 200 } given)
            _token = given.Json.GetProperty("access_token").GetString();
        return _token is not null;
    }

    public void ForgetToken() => _token = null;

    public async Task<Answer> TokenAsync(string? secret = null, string? scope = null, string grant = "client_credentials")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, World.EntraTokenAddress)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = grant,
                ["client_id"] = World.ClientId,
                ["client_secret"] = secret ?? World.ClientSecret,
                ["scope"] = scope ?? "https://api.businesscentral.dynamics.com/.default",
            }),
        };
        return await SendAsync(request);
    }

    public async Task<Answer> ShipBobAsync(string method, string path, string? body = null, string? token = null)
    {
        using var request = Request(method, new Uri(World.ShipBobAddress.AbsoluteUri + path), body);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? World.ShipBobToken);
        request.Headers.Add("shipbob_channel_id", World.ShipBobChannelId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    // The seller's steps, as a connector takes them.

    public async Task<JsonElement> OrderAsync(string id) => (await MiraklAsync("GET", $"orders?order_ids={id}")).Json.GetProperty("orders")[0];

    /// <summary>Adds an order and waits until the seller must decide.</summary>
    public string Arrive(PlannedOrder? order = null)
    {
        var id = World.AddOrder(order ?? new PlannedOrder());
        Clock.Advance(TimeSpan.FromMinutes(2));
        return id;
    }

    public async Task<Answer> AcceptAsync(string id, bool accepted = true)
    {
        var lines = (await OrderAsync(id)).GetProperty("order_lines").EnumerateArray()
            .Select(l => $$"""{"id":"{{l.GetProperty("order_line_id").GetString()}}","accepted":{{(accepted ? "true" : "false")}}}""");
        return await MiraklAsync("PUT", $"orders/{id}/accept", $$"""{"order_lines":[{{string.Join(',', lines)}}]}""");
    }

    /// <summary>Adds an order and brings it to SHIPPING.</summary>
    public async Task<string> ClearAsync(PlannedOrder? order = null)
    {
        var id = Arrive(order);
        Assert.Equal(204, (await AcceptAsync(id)).Status);
        Clock.Advance(TimeSpan.FromHours(1));
        return id;
    }

    public Task<Answer> SubmitAsync(string reference, string sku = "PNT-WHT-MAT-5L", int quantity = 1) =>
        ShipBobAsync("POST", "order", WarehouseOrder(reference, sku, quantity));

    public static string WarehouseOrder(string reference, string sku, int quantity) => $$"""
        {"reference_id":"{{reference}}","type":"DTC","shipping_method":"Standard",
         "recipient":{"name":"Test Person","address":{"address1":"1 Test Street","city":"Leeds","country":"GB","zip_code":"LS1 1AA"} },
         "products":[{"reference_id":"{{sku}}","name":"Item","quantity":{{quantity}},"external_line_id":1}]}
        """;

    public static string SalesOrder(string externalNumber, string sku = "PNT-WHT-MAT-5L", string quantity = "1", string price = "22.50") => $$"""
        {"customerNumber":"C-BQ-UK","externalDocumentNumber":"{{externalNumber}}","pricesIncludeTax":true,
         "salesOrderLines":[{"lineType":"Item","lineObjectNumber":"{{sku}}","unitOfMeasureCode":"PCS","quantity":{{quantity}},"unitPrice":{{price}}}]}
        """;

    public async Task<Answer> ConfirmAsync(string orderId, int quantity = 1, string number = "15501234567890", string carrier = "DPD") =>
        await MiraklAsync("POST", "shipments", $$"""
            {"shipments":[{"order_id":"{{orderId}}","shipped":true,"shipment_lines":[{"order_line_id":"{{orderId}}-1","quantity":{{quantity}}}],
             "tracking":{"carrier_code":"{{carrier}}","tracking_number":"{{number}}"} }]}
            """);

    /// <summary>The tracking number of the first parcel.</summary>
    public async Task<string> TrackingAsync(string reference) =>
        (await ShipBobAsync("GET", $"order?ReferenceIds={Uri.EscapeDataString(reference)}")).Json[0].GetProperty("shipments")[0].GetProperty("tracking").GetProperty("tracking_number").GetString()!;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await World.DisposeAsync();
    }

    private static HttpRequestMessage Request(string method, Uri address, string? body) => new(new HttpMethod(method), address)
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
