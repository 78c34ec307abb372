using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.OData;

/// <summary>One page of an entity set as it travels.</summary>
internal sealed record ODataPage<T>
    where T : class
{
    /// <summary>A missing or null list is no empty list: taking it for one would turn "unreadable" into "absent".</summary>
    [JsonPropertyName("value")]
    public required IReadOnlyList<T> Value
    {
        get;
        init => field = value is not null && !value.Contains(null!) ? value : throw new JsonException("The list of entities is missing.");
    }

    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; init; }
}
