using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One line of an accounting document.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AccountingDocumentDetail
{
    /// <summary>What it charges.</summary>
    public string? Description { get; init; }

    /// <summary>How many; null when not given.</summary>
    public int? Quantity { get; init; }

    /// <summary>Amount without tax, in the currency of the document; null when not given.</summary>
    public decimal? AmountExclTaxes { get; init; }

    /// <summary>Taxes on it; never null.</summary>
    public IReadOnlyList<DocumentTax> Taxes { get => field ?? []; init; }

    /// <summary>The order, on manual documents; null when there is none.</summary>
    public string? OrderId { get; init; }

    /// <summary>When it took place, UTC, on manual documents; null otherwise.</summary>
    public DateTimeOffset? OperationDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
