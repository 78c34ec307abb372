using System.Text.RegularExpressions;

namespace Connectors.Tables.Internal;

/// <summary>Finds the other row that a mistake between two rows speaks of. Compiling counts rows; a person looks for lines.</summary>
internal static partial class OtherRow
{
    [GeneratedRegex(@"\b(?:row|alias|peak) [0-9]{1,9}\b", RegexOptions.CultureInvariant)]
    public static partial Regex Pattern();
}
