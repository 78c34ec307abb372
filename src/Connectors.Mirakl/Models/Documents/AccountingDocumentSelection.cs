namespace Connectors.Mirakl.Models;

/// <summary>Which documents DR73 sends: those that match every list that is not empty, each with at most 100.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AccountingDocumentSelection
{
    /// <summary>Document requests, from DR11; never null.</summary>
    public IReadOnlyList<string> RequestIds { get => field ?? []; init; }

    /// <summary>Documents; never null.</summary>
    public IReadOnlyList<string> DocumentIds { get => field ?? []; init; }

    /// <summary>Formats; never null.</summary>
    public IReadOnlyList<DocumentFormat> Formats { get => field ?? []; init; }

    /// <summary>Ids of what they bill; wants <see cref="EntityTypes"/>. Never null.</summary>
    public IReadOnlyList<string> EntityIds { get => field ?? []; init; }

    /// <summary>What they bill; never null.</summary>
    public IReadOnlyList<DocumentRequestEntityType> EntityTypes { get => field ?? []; init; }
}
