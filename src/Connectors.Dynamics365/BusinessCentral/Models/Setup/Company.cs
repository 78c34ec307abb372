using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A company (legal entity) of the environment.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record Company
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its unique name.</summary>
    public required string Name { get; init => field = value ?? throw new JsonException("Name is missing."); }

    /// <summary>Its name for people; empty when none is set.</summary>
    public string DisplayName { get => field ?? string.Empty; init; }

    /// <summary>Its business profile; empty when there is none.</summary>
    public string BusinessProfileId { get => field ?? string.Empty; init; }

    /// <summary>Version of the service.</summary>
    public string SystemVersion { get => field ?? string.Empty; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
