namespace Connectors.Mirakl.Models;

/// <summary>What was found when returned goods came, for RT26.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ReturnComplianceUpdate
{
    /// <summary>The return.</summary>
    public required string Id { get; init; }

    /// <summary>One for every line of the return, or the platform refuses it; never null.</summary>
    public IReadOnlyList<ReturnLineComplianceUpdate> ReturnLines { get => field ?? []; init; }
}
