using System.Text.Json.Nodes;

namespace Connectors.Simulators.SparkLayer;

/// <summary>A cart that was made through the API.</summary>
internal sealed class SparkCart(string id, JsonObject? customer)
{
    public string Id { get; } = id;

    public JsonObject? Customer { get; } = customer;

    public List<(string Sku, int Quantity)> Lines { get; } = [];

    public JsonObject Document { get; set; } = [];
}
