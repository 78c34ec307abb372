using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What the invoice must look like.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record InvoiceDetails
{
    /// <summary>Formats the customer wants; never null.</summary>
    public IReadOnlyList<InvoiceFormat> DocumentDetails { get => field ?? []; init; }

    /// <summary>When it is due; null when not given.</summary>
    public PaymentTerms? PaymentTerms { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
