using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>
/// Document numbers of a cycle's journals: always the same for the same cycle, so that the ERP can be asked whether it has one. The cycle's own id where it fits and is written as ERPs keep codes, in
/// upper case; otherwise a short text that stands for it. Pure.
/// </summary>
internal static class JournalNumber
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int HashLength = 12;
    private const int PrefixLength = 4;

    /// <summary>Place for what tells a correction: <c>-C12</c>.</summary>
    private const int CorrectionLength = 4;

    /// <summary>The number of one of a cycle's journals.</summary>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="place">Which of its journals: 0 for the first, then its corrections.</param>
    /// <param name="most">Most characters of a number.</param>
    public static string Of(ConnectionName marketplace, string cycleId, int place, int most)
    {
        var prefix = new string([.. marketplace.Value.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        var plain = $"{prefix}-{cycleId}";
        var isPlain = string.Equals(prefix, marketplace.Value, StringComparison.OrdinalIgnoreCase) && plain.Length <= most - CorrectionLength && !cycleId.Contains("-C", StringComparison.Ordinal)
            && cycleId.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');
        var first = isPlain ? plain : $"{(prefix.Length > PrefixLength ? prefix[..PrefixLength] : prefix)}-{Short($"{marketplace}/{cycleId}")}";
        return place == 0 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}-C{place}");
    }

    /// <summary>The number of the first journal of whatever cycle this one is of; any other text as it is.</summary>
    public static string FirstOf(string number)
    {
        var at = number.LastIndexOf("-C", StringComparison.OrdinalIgnoreCase);
        return at > 0 && at + 2 < number.Length && number.AsSpan(at + 2).IndexOfAnyExceptInRange('0', '9') < 0 ? number[..at] : number;
    }

    private static string Short(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash);
        Span<char> digits = stackalloc char[HashLength];
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = Digits[(int)(number % (ulong)Digits.Length)];
            number /= (ulong)Digits.Length;
        }

        return new string(digits);
    }
}
