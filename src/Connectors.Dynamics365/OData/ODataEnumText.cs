using System.Buffers;
using System.Globalization;
using System.Text;

namespace Connectors.Dynamics365.OData;

/// <summary>Enum members travel as XML names: every character that a name may not hold is written <c>_xHHHH_</c>. Some services write them plain.</summary>
internal static class ODataEnumText
{
    private const int EscapeLength = 7;
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Either form to the member's own text; the blank member becomes the empty text.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text.Trim();
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text.Length - i >= EscapeLength && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                decoded.Append((char)code);
                i += EscapeLength;
            }
            else
            {
                decoded.Append(text[i++]);
            }
        }

        return decoded.ToString().Trim();
    }

    /// <summary>The member's own text to the escaped form; the empty text becomes the blank member.</summary>
    public static string Encode(string text)
    {
        if (text.Length == 0)
            return "_x0020_";
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0)
            return text;
        var encoded = new StringBuilder(text.Length + EscapeLength);
        foreach (var c in text)
        {
            if (Plain.Contains(c))
                encoded.Append(c);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
        }

        return encoded.ToString();
    }
}
