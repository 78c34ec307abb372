using System.Security.Cryptography;
using System.Text;

namespace Connectors.Tables.Internal;

/// <summary>A short name for content: the same rows in the same order have the same version, whatever the file's format or column order.</summary>
internal static class ContentVersion
{
    private const int HexDigits = 12;

    public static string Of(IEnumerable<string?[]> rows)
    {
        // The separators cannot stand in a cell: control characters are refused.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cells in rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\u001F', cells) + "\u001E"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexDigits];
    }
}
