using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>New references of an order.</summary>
public sealed record OrderReferencesUpdate
{
    /// <summary>The seller's reference, for example the ERP's number; null clears it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? OrderReferenceForSeller { get; init; }
}
