namespace Connectors.Domain.Returns;

/// <summary>The vendors' words about returns.</summary>
/// <remarks>Value equality does not look into <see cref="Rows"/>.</remarks>
public sealed record ReturnStatusTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The words, never null.</summary>
    public IReadOnlyList<ReturnStatusAlias> Rows { get => field ?? []; init; }
}
