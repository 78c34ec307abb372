using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>An enumeration member: its plain name, written escaped when the tenant says so.</summary>
internal readonly partial record struct ErpWord(string Plain)
{
    public string Escaped
    {
        get
        {
            var text = new StringBuilder(Plain.Length + 8);
            foreach (var c in Plain)
            {
                if (char.IsAsciiLetterOrDigit(c))
                    text.Append(c);
                else
                    text.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            }

            return text.ToString();
        }
    }

    /// <summary>The plain name behind either form.</summary>
    public static string Unescape(string text) => Escape().Replace(text, static m =>
        ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
