using System.Text.Json.Serialization;
using Connectors.Domain.Documents;

namespace Connectors.Flows.B2BPrices;

/// <summary>
/// SKUs that are about to be told with one call: a row of a side table. Their prices are found again when they are sent, and only what is still the same by its hash goes: so nothing is sent that grew old.
/// </summary>
/// <param name="List">The list.</param>
/// <param name="Skus">The SKUs, as the store writes them; never null.</param>
/// <param name="Hashes">What each is to cost; never null.</param>
/// <param name="Before">What the store showed of each; never null.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record PlannedChunk(string List, IReadOnlyList<string> Skus, IReadOnlyList<string> Hashes, IReadOnlyList<string> Before)
{
    /// <summary>Prices that are in no table and no word: those of an ERP's items. Never null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<B2BSkuPrices>? OfErp { get; init; }
}
