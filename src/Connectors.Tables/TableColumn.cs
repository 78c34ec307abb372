using Connectors.Tables.Internal;

namespace Connectors.Tables;

/// <summary>One column of a sheet.</summary>
/// <param name="Name">Its name in the header of a CSV file, and the property in JSON.</param>
/// <param name="Allowed">What its cells may hold, in words.</param>
/// <param name="WhenEmpty">What an empty cell stands for; null: every row needs a value. A column with it may be left out.</param>
public sealed record TableColumn(string Name, string Allowed, string? WhenEmpty = null)
{
    internal CellKind Kind { get; init; }

    /// <summary>The row's member it fills, when that is named otherwise.</summary>
    internal string? Member { get; init; }

    internal bool Fills(string member) =>
        string.Equals(Member ?? Name.Replace("_", null, StringComparison.Ordinal), member, StringComparison.OrdinalIgnoreCase);
}
