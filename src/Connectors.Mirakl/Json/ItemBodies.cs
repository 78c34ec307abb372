using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Json;

/// <summary>An item of a batch by its id alone, in requests and answers.</summary>
internal sealed record ItemId(string Id);

/// <summary>An error of one item within a success.</summary>
internal sealed record ItemError(string? Code, string? Field, string? Message);

/// <summary>Errors of one item within a success.</summary>
internal sealed record ItemErrors
{
    public IReadOnlyList<ItemError> Errors { get => field ?? []; init => field = WholeList.Of(value); }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}

/// <summary>An item that was refused within a success; the platform names it by whichever id it has.</summary>
internal sealed record RefusedItem(string? Id, string? OrderId, string? OrderCommercialId, string? Message);
