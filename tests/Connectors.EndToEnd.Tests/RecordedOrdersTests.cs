using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Tests.Shared;

namespace Connectors.EndToEnd.Tests;

/// <summary>Recorded OR11 pages through the same path as live orders.</summary>
public sealed class RecordedOrdersTests
{
    private const string Page = """
        {
          "orders": [
            {
              "order_id": "REC-1-A", "commercial_id": "REC-1", "order_state": "WAITING_ACCEPTANCE", "currency_iso_code": "GBP",
              "created_date": "2026-02-27T09:00:00Z", "last_updated_date": "2026-02-27T09:00:00.5Z", "can_cancel": false,
              "customer": { "customer_id": "C-77", "firstname": "Rosalind", "lastname": "Quimby", "billing_address": null, "shipping_address": null },
              "price": "25.0000", "shipping_price": 4.99, "total_price": 29.9900, "total_commission": 3.60, "order_tax_mode": "TAX_INCLUDED",
              "payment_workflow": "SOMETHING_NEW", "order_taxes": null, "a_member_of_tomorrow": { "deep": [1, 2, 3] },
              "order_lines": [
                {
                  "order_line_id": "95", "order_line_index": 1, "order_line_state": "WAITING_ACCEPTANCE", "offer_id": "4711", "offer_sku": "REC-SKU-1",
                  "product_title": "Trowel", "quantity": 2, "price_unit": 12.5, "price": "25.00", "shipping_price": 4.99, "total_price": 29.99,
                  "taxes": null, "commission_fee": 3.0, "total_commission": 3.6
                }
              ]
            }
          ],
          "total_count": 1
        }
        """;

    [Fact]
    public async Task A_recorded_page_with_nulls_unknown_words_and_text_numbers_flows()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("or11-1.json"), Page);

        var (code, output, error) = await Child.RunAsync("OrderToCash", "--data", folder.Path, "--store", "memory", "--report", folder.In("report.json"));

        Assert.True(code == 0, error + output);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder.In("report.json")));
        var orders = report.RootElement.GetProperty("orders");
        Assert.Equal((1, 1), (orders.GetProperty("received").GetInt32(), orders.GetProperty("accepted").GetInt32()));
    }

    [ContractFact("mirakl/mmp-seller-openapi.json")]
    public async Task The_vendors_own_documented_examples_parse_and_flow()
    {
        using var folder = new TemporaryFolder();
        var contract = JsonNode.Parse(await File.ReadAllTextAsync(ContractFactAttribute.Find("mirakl/mmp-seller-openapi.json")!))!;
        var examples = contract["paths"]!["/api/orders"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["examples"]!.AsObject();
        await File.WriteAllTextAsync(folder.In("or11-1.json"), examples.First().Value!["value"]!.ToJsonString());

        var (code, output, error) = await Child.RunAsync("OrderToCash", "--data", folder.Path, "--store", "memory", "--report", folder.In("report.json"));

        Assert.True(code == 0, error + output);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder.In("report.json")));
        Assert.Equal(1, report.RootElement.GetProperty("orders").GetProperty("received").GetInt32());
    }
}
