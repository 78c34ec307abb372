namespace Connectors.Mirakl.Models;

/// <summary>Which order documents OR73 sends: those that match every list that is not empty. At least one list is filled, each with at most 100.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OrderDocumentSelection
{
    /// <summary>Orders; never null.</summary>
    public IReadOnlyList<string> OrderIds { get => field ?? []; init; }

    /// <summary>Documents, from OR72; never null. A single one is sent as it is, anything else as a ZIP archive with a folder for each order.</summary>
    public IReadOnlyList<long> DocumentIds { get => field ?? []; init; }

    /// <summary>Codes of types; never null.</summary>
    public IReadOnlyList<string> TypeCodes { get => field ?? []; init; }
}
