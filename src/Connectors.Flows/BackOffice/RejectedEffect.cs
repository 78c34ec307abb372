using System.Text.Json.Serialization;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>An effect that a system refused: it is not asked again until tables, order or a person's word change.</summary>
/// <param name="EffectId">The effect.</param>
/// <param name="Why">The system's no.</param>
/// <param name="TablesVersion">The tables in force then.</param>
/// <param name="OrderUpdatedAt">The order's last change then.</param>
public sealed record RejectedEffect(string EffectId, Rejection Why, string TablesVersion, DateTimeOffset? OrderUpdatedAt)
{
    /// <summary>When it is asked again all the same, UTC: nobody tells when what an adapter missed in its system is there. Null for what stands until something changes here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AgainAt { get; init; }
}
