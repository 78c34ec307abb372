namespace Connectors.Flows.Engine;

/// <summary>What a flow's decisions rest on besides the case: an immutable snapshot of policies, tables and what is known of the platforms.</summary>
/// <param name="Content">The snapshot, as the flow's own type.</param>
/// <param name="Version">Names its parts and their versions, for the journal.</param>
public sealed record Knowledge(object Content, string Version)
{
    /// <summary>For flows that need none.</summary>
    public static Knowledge None { get; } = new(NoKnowledge.Value, string.Empty);

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"Knowledge {{ {Version} }}";
}
