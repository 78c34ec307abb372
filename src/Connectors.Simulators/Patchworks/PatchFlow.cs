using System.Globalization;

namespace Connectors.Simulators.Patchworks;

/// <summary>A flow with its versions: ids in their order, the deployed one among them or none.</summary>
internal sealed class PatchFlow(long id, string name, DateTimeOffset createdAt)
{
    public string Id { get; } = id.ToString(CultureInfo.InvariantCulture);

    public string Name { get; } = name;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public List<string> Versions { get; } = [];

    public string? Deployed { get; set; }

    public DateTimeOffset? DeployedAt { get; set; }

    public bool IsEnabled { get; set; } = true;

    /// <summary>Member of a payload whose value is tracked; null for none.</summary>
    public string? Tracks { get; init; }

    /// <summary>How its next runs end, as they were planned.</summary>
    public Queue<PatchworksFate> Fates { get; } = new();
}
