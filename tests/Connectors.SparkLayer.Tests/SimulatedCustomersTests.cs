using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Models;
using Connectors.SparkLayer.Tests.Support;

namespace Connectors.SparkLayer.Tests;

/// <summary>What a customer is after a change, in the site's own store: never another than was asked for.</summary>
public sealed class SimulatedCustomersTests
{
    private const string Whole = """
        {"id":"7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111","legacy_id":"cu_7","created_at":"2025-01-01T00:00:00Z","updated_at":"2025-06-01T00:00:00Z","title":"Ms","first_name":"Jo","last_name":"Canary",
         "email":"jo.canary@example.com","company_name":"Canary Ltd","external_id":"5501","accounting_id":"C00070","status":"active","group":"trade","role":"main","currency_code":"gbp",
         "sales_agent_groups":["north"],"price_lists":["own","trade"],"discount_percentage":2.50,"tax_exempt":false,"not_documented":{"a":[1,2.10]},
         "payment_on_account":{"credit_limit":5000.00,"balance":1200.50,"net_terms":30,"currency":"GBP","hint":"x"},
         "addresses":[{"id":"ca_1","external_id":"a1","address_line1":"1 Kiln Priority","city":"Leeds","country_code":"GB","phone":"0113","extra":true},{"id":"ca_2","address_line1":"2 Kiln Priority","city":"York","country_code":"GB"}]}
        """;

    private static readonly CustomerKey Key = CustomerKey.OfPlatform("5501");

    public static TheoryData<string> Changes => [.. All.Keys];

    private static Dictionary<string, (CustomerChange Change, string[] Paths)> All => new()
    {
        ["account number"] = (new() { AccountingId = "C00071" }, ["accounting_id"]),
        ["price lists"] = (new() { PriceLists = new[] { "trade" } }, ["price_lists"]),
        ["no discount"] = (new() { DiscountPercentage = null }, ["discount_percentage"]),
        ["blocked"] = (new() { Status = CustomerStatus.From("inactive") }, ["status"]),
        ["limit"] = (new() { PaymentOnAccount = new() { CreditLimit = 0m } }, ["payment_on_account.credit_limit"]),
        ["terms and balance"] = (new() { PaymentOnAccount = new() { NetTerms = 60, Balance = 1000m } }, ["payment_on_account.balance", "payment_on_account.net_terms"]),
        ["address"] = (new() { Addresses = [new() { ExternalId = "a1", City = "Bradford" }] }, ["addresses[0].city"]),
        ["another address"] = (new() { Addresses = [new() { ExternalId = "a3", AddressLine1 = "3 Kiln Priority", CountryCode = "GB" }] }, ["addresses[2]"]),
        ["its own e-mail address"] = (new() { Email = "jo@example.com" }, ["email"]),
        ["its own external id"] = (new() { ExternalId = "6601" }, ["external_id"]),
        ["nothing"] = (new(), []),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_changes_what_it_names_and_nothing_else(string name)
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddCustomer(Whole);
        var before = Flat(scene.Site.ReadCustomers().Single());
        var (change, paths) = All[name];

        await scene.Client.Customers.UpdateCustomerAsync(Key, change);

        var after = Flat(scene.Site.ReadCustomers().Single());
        var changed = before.Keys.Union(after.Keys).Where(p => p != "updated_at" && before.GetValueOrDefault(p) != after.GetValueOrDefault(p)).ToList();
        Assert.All(changed, p => Assert.Contains(paths, path => p == path || p.StartsWith(path + ".", StringComparison.Ordinal) || p.StartsWith(path + "[", StringComparison.Ordinal)));
        Assert.Equal(paths.Length, paths.Count(path => changed.Exists(p => p == path || p.StartsWith(path, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task An_order_between_reading_and_writing_still_counts_against_the_limit()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var id = scene.Site.AddCustomer(Whole);
        scene.Lost.BeforeNextWrite(() => scene.Site.MoveBalance(id, 100m));

        await scene.Client.Customers.UpdateCustomerAsync(Key, new() { PaymentOnAccount = new() { CreditLimit = 9000m } });

        Assert.Equal((1300.50m, 9000m), Account(scene));
    }

    [Fact]
    public async Task A_site_that_clears_a_balance_that_is_left_out_is_told_it_again()
    {
        await using var scene = await SparkLayerScene.StartAsync(new() { ClearsBalance = true }, static o => o.RepeatsBalance = true);
        scene.Site.AddCustomer(Whole);

        await scene.Client.Customers.UpdateCustomerAsync(Key, new() { AccountingId = "C00071" });

        Assert.Equal((1200.50m, 5000m), Account(scene));
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_made_again_and_is_the_same()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddCustomer(Whole);
        scene.Lost.LoseNextAnswer();

        await scene.Client.Customers.UpdateCustomerAsync(Key, new() { Addresses = [new() { ExternalId = "a3", City = "Hull" }], Group = "base" });
        await scene.Client.Customers.UpdateCustomerAsync(Key, new() { Addresses = [new() { ExternalId = "a3", City = "Hull" }], Group = "base" });

        Assert.Equal(3, scene.Site.ReadCustomers().Single().GetProperty("addresses").GetArrayLength());
    }

    [Fact]
    public async Task A_whole_customer_is_new_or_in_the_place_of_the_old()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var customer = new Customer { ExternalId = "77", Email = "new@example.com", PriceLists = ["trade"], PaymentOnAccount = new() { CreditLimit = 100m } };

        Assert.True(await scene.Client.Customers.PutCustomerAsync(CustomerKey.OfPlatform("77"), customer));
        Assert.False(await scene.Client.Customers.PutCustomerAsync(CustomerKey.OfPlatform("77"), customer with { PriceLists = [] }));
        Assert.Empty((await scene.Client.Customers.GetCustomerAsync(CustomerKey.OfEmail("new@example.com"))).PriceLists);
        Assert.Equal(SparkLayerErrorCodes.IdMismatch, (await Assert.ThrowsAsync<ConnectorException>(() => scene.Client.Customers.PutCustomerAsync(CustomerKey.OfPlatform("78"), customer))).ErrorCode);
    }

    [Fact]
    public async Task An_address_of_somebody_else_is_a_conflict_that_is_not_tried_again()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddCustomer(Whole);
        scene.Site.AddCustomer("""{"email":"taken@example.com","external_id":"9"}""");
        var calls = scene.Site.Calls;

        var failure = await Assert.ThrowsAsync<ConnectorConflictException>(() => scene.Client.Customers.UpdateCustomerAsync(Key, new() { Email = "taken@example.com" }));

        Assert.Equal((FailureKind.Conflict, 3), (failure.Kind, scene.Site.Calls - calls));   // A token, the reading, one writing.
        Assert.DoesNotContain("taken@example.com", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal("jo.canary@example.com", scene.Site.ReadCustomers()[0].GetProperty("email").GetString());
    }

    [Fact]
    public async Task Nobody_is_made_by_a_change()
    {
        await using var scene = await SparkLayerScene.StartAsync();

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.Customers.UpdateCustomerAsync(CustomerKey.OfEmail("nobody@example.com"), new() { Group = "base" }));
        await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.Customers.UpdateCustomerAsync(Key, new() { Addresses = [new() { City = "Leeds" }] }));
        Assert.Empty(scene.Site.ReadCustomers());
    }

    [Fact]
    public async Task A_customer_and_an_address_that_were_deleted_are_not_found()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddCustomer(Whole);
        await scene.Client.Customers.DeleteAddressAsync(Key, "ca_1");
        Assert.Equal("ca_2", (await scene.Client.Customers.GetCustomerAsync(Key)).Addresses.Single().Id);
        scene.Lost.LoseNextAnswer();

        await Assert.ThrowsAnyAsync<ConnectorException>(() => scene.Client.Customers.DeleteCustomerAsync(Key));

        Assert.IsType<LookupResult<Customer>.Absent>(await scene.Client.Customers.FindCustomerAsync(Key));
    }

    [Fact]
    public async Task The_older_ways_do_the_same()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        var customers = scene.Client.Customers;

        var made = await customers.CreateCustomerAsync(new() { Email = "old@example.com", ExternalId = "55" });
        await customers.UpdateCustomerOfVersion1Async("55", new() { Group = "trade" });
        await customers.PatchCustomerAsync(CustomerKey.OfPlatform("55"), new() { TaxExempt = true });

        var read = await customers.GetCustomerAsync(CustomerKey.OfSparkLayer(made!.Id!));
        Assert.Equal(("trade", true), (read.Group, read.TaxExempt));
        Assert.Equal(0, (await customers.GetOrderStatisticsAsync(made.Id!)).AdditionalData!["orders"].GetInt32());
        await customers.DeleteCustomerOfVersion1Async(CustomerKey.OfPlatform("55"));
        Assert.Empty(scene.Site.ReadCustomers());
    }

    [Fact]
    public async Task Whoever_shows_a_customer_shows_no_person()
    {
        await using var scene = await SparkLayerScene.StartAsync();
        scene.Site.AddCustomer(Whole);
        var customer = await scene.Client.Customers.GetCustomerAsync(Key);

        foreach (var shown in (object[])[customer, customer.Addresses[0], customer with { }, CustomerKey.OfEmail("jo.canary@example.com"), new CustomerChange { Email = "jo.canary@example.com" }])
            Assert.DoesNotMatch("(?i)canary|kiln|0113", shown.ToString());
    }

    private static (decimal Balance, decimal Limit) Account(SparkLayerScene scene)
    {
        var account = scene.Site.ReadCustomers().Single().GetProperty("payment_on_account");
        return (account.GetProperty("balance").GetDecimal(), account.GetProperty("credit_limit").GetDecimal());
    }

    private static Dictionary<string, string> Flat(JsonElement element)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(element, string.Empty);
        return flat;

        void Add(JsonElement at, string path)
        {
            switch (at.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in at.EnumerateObject())
                        Add(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
                    break;
                case JsonValueKind.Array:
                    foreach (var (index, item) in at.EnumerateArray().Index())
                        Add(item, $"{path}[{index}]");
                    break;
                default:
                    flat[path] = at.ToString();
                    break;
            }
        }
    }
}
