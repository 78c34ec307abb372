using System.Text.Json.Nodes;

namespace Connectors.Simulators.SparkLayer;

/// <summary>A price list with what stands on it.</summary>
internal sealed class SparkPriceList(JsonObject document)
{
    public JsonObject Document { get; set; } = document;

    public string Slug { get; } = (string)document["slug"]!;

    /// <summary>By SKU, without case.</summary>
    public Dictionary<string, List<SparkPrice>> Prices { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every set of prices that a SKU has had, by SKU without case: how many, in their order.</summary>
    public Dictionary<string, List<int>> History { get; } = new(StringComparer.OrdinalIgnoreCase);
}
