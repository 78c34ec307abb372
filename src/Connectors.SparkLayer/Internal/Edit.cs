using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.SparkLayer.Internal;

/// <summary>What is to be written into a document: members that change, nothing, or why it must not be.</summary>
/// <param name="Change">The members, an object; null when nothing is to be written.</param>
/// <param name="Obstacle">Why nothing may be written, a sentence; null when it may.</param>
internal sealed record Edit(JsonElement? Change, string? Obstacle)
{
    /// <summary>All of it reads so already.</summary>
    public static Edit Nothing { get; } = new(null, null);

    public static Edit Refused(string why) => new(null, why);

    public static Edit Of(string member, JsonNode value) => Nothing.And(member, value);

    public Edit And(string member, JsonNode value)
    {
        var change = Change is { } before ? JsonNode.Parse(before.GetRawText())!.AsObject() : [];
        change[member] = value;
        using var document = JsonDocument.Parse(change.ToJsonString());
        return new Edit(document.RootElement.Clone(), null);
    }
}
