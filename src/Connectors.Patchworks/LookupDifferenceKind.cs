namespace Connectors.Patchworks;

/// <summary>How two tables differ at a left value.</summary>
public enum LookupDifferenceKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Wanted, and not there: an import adds it.</summary>
    Added,

    /// <summary>There, with another right value: an import writes it over.</summary>
    Changed,

    /// <summary>There, and not wanted: an import leaves it, it has to be deleted.</summary>
    Removed,

    /// <summary>In one of the tables more than once, with different right values: a person has to say which counts.</summary>
    Ambiguous,
}
