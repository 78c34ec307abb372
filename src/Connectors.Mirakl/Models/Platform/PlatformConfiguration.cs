using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What a platform is set to, as PC01 shows it. Older platforms leave members out.</summary>
public sealed record PlatformConfiguration
{
    /// <summary>Switches of the platform; null when not given.</summary>
    public PlatformFeatures? Features { get; init; }

    /// <summary>Name of the platform.</summary>
    public string? PlatformName { get; init; }

    /// <summary>Name of the tenant.</summary>
    public string? TenantName { get; init; }

    /// <summary>IANA time zone, for example <c>Europe/London</c>.</summary>
    public string? Timezone { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
