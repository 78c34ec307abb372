namespace Connectors.Tables.Internal;

/// <summary>One column of a table.</summary>
/// <param name="Name">Its name in a file.</param>
/// <param name="Required">Whether a CSV header must have it.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Member">The row's member it fills, when that is named otherwise.</param>
internal sealed record TableColumn(string Name, bool Required = true, CellKind Kind = CellKind.Text, string? Member = null)
{
    public bool Fills(string member) =>
        string.Equals(Member ?? Name.Replace("_", null, StringComparison.Ordinal), member, StringComparison.OrdinalIgnoreCase);
}
