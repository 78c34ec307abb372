using System.Security.Cryptography;
using System.Text;

namespace Connectors.Tables.Internal;

/// <summary>A short name for content: the same rows in the same order have the same version, whatever the file's format or column order.</summary>
internal static class ContentVersion
{
    private const int HexDigits = 12;

    /// <summary>The version of sheets in their order.</summary>
    public static string Of(IEnumerable<IEnumerable<string?[]>> sheets)
    {
        // The separators cannot stand in a cell: control characters are refused.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var gap = string.Empty;
        foreach (var rows in sheets)
        {
            foreach (var cells in rows)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(gap + string.Join('\u001F', cells) + "\u001E"));
                gap = string.Empty;
            }

            gap += "\u001D";
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexDigits];
    }

    /// <summary>The version of versions.</summary>
    public static string Of(IEnumerable<string> versions) => Of([[versions.ToArray()]]);
}
