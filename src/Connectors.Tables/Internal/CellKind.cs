namespace Connectors.Tables.Internal;

/// <summary>What a cell holds; it decides which JSON tokens are accepted.</summary>
internal enum CellKind
{
    Text = 0,
    Number,
    Flag,
}
