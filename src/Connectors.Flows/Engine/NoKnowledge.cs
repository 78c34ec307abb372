namespace Connectors.Flows.Engine;

/// <summary>The knowledge of a flow that needs none.</summary>
public sealed record NoKnowledge
{
    private NoKnowledge()
    {
    }

    /// <summary>The only one.</summary>
    public static NoKnowledge Value { get; } = new();
}
