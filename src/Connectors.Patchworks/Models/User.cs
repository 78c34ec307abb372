using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Models;

/// <summary>Who is signed in, and for which companies. Its members are not documented: what is not named here stands in <see cref="AdditionalData"/>.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record User
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(IdJsonConverter))]
    public required string Id { get; init; }

    /// <summary>E-mail address; null when not given.</summary>
    public string? Email { get; init; }

    /// <summary>The company that calls are for now; null when not said.</summary>
    [JsonConverter(typeof(NestedEntityJsonConverter<Company>))]
    public Company? Company { get; init; }

    /// <summary>Companies that the user may work for; empty when not said.</summary>
    [JsonConverter(typeof(NestedEntitiesJsonConverter<Company>))]
    public IReadOnlyList<Company> Companies { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content, which is personal data.</summary>
    public override string ToString() => "[personal data]";
}
