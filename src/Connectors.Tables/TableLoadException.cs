using Connectors.Domain.Reasons;

namespace Connectors.Tables;

/// <summary>The first load of the mapping tables found wrong rows, and there is no earlier good table to keep.</summary>
public sealed class TableLoadException : Exception
{
    /// <summary>Makes the exception; its message has one line per error.</summary>
    /// <param name="errors">Every error of every file.</param>
    public TableLoadException(IReadOnlyList<RowError> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>Every error of every file; never empty.</summary>
    public IReadOnlyList<RowError> Errors { get; }
}
