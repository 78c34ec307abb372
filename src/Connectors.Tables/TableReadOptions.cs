namespace Connectors.Tables;

/// <summary>How files are read, and how much of them.</summary>
public sealed record TableReadOptions
{
    /// <summary>Rows of one file that are read unless told otherwise.</summary>
    public const int DefaultMaxRows = 1_000_000;

    /// <summary>Errors of one file that are told unless told otherwise.</summary>
    public const int DefaultMaxErrors = 1_000;

    /// <summary>Separator of CSV files: comma, semicolon or tab. Null: told from each file's header.</summary>
    public char? Separator { get; init; }

    /// <summary>Largest number of rows of one file, at least 1; one more is an error. Payment rules, which are compared with each other, stop at 10,000.</summary>
    public int MaxRows { get; init; } = DefaultMaxRows;

    /// <summary>Errors of one file that are told, at least 1; the others are only counted.</summary>
    public int MaxErrors { get; init; } = DefaultMaxErrors;
}
