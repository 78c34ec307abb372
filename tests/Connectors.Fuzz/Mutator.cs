using System.Text;

namespace Connectors.Fuzz;

/// <summary>Changes inputs the way networks, vendors and people damage them: bits, lengths, repeats, words that mean something, pieces of other inputs.</summary>
internal sealed class Mutator(Random dice, IReadOnlyList<byte[]> seeds)
{
    private const int Longest = 32 * 1024;

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "null", "true", "false", "{}", "[]", "\"\"", "0", "-0", "-1", "1e400", "1E-400", "0.1000000000000000000000000000001", "79228162514264337593543950336", "9223372036854775808", "-9223372036854775809", "2147483648",
            "\"\\u0000\"", "\"\\ud800\"", "\"\\u2028\"", "\"\\ufeff\"", "\"NaN\"", "\"Infinity\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999+14:00\"", "\"2026-02-30T25:00:00Z\"", "\"$type\":1,",
            ",", ";", "\t", "\"", "\"\"", "\r\n", "\n", "'", "=1+1", "@", "/", ":", "\u00a0", "\ufeff", "\u202e", "ﬀ", "9999-12-31", "0001-01-01", "1,5", "1.500", "-", "*",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe], [0xc3, 0x28], [0x00], [0xed, 0xa0, 0x80],
    ];

    /// <summary>What the seeds are made of: names of members, values, cells.</summary>
    private readonly byte[][] _words = [.. Words, .. seeds.SelectMany(Pieces).DistinctBy(Convert.ToHexString)];

    public byte[] Change(byte[] input, Func<byte[]> another)
    {
        var bytes = new List<byte>(input);
        for (var changes = 1 + dice.Next(1 << dice.Next(4)); changes > 0; changes--)
            ChangeOnce(bytes, another);
        return bytes.Count > Longest ? [.. bytes[..Longest]] : [.. bytes];
    }

    private void ChangeOnce(List<byte> bytes, Func<byte[]> another)
    {
        var at = dice.Next(bytes.Count + 1);
        switch (dice.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << dice.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)dice.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, dice.Next(Math.Min(64, bytes.Count - at) + 1));
                break;
            case 3:
                bytes.InsertRange(Math.Min(at, bytes.Count), Piece(bytes));
                break;
            case 4 or 5:
                bytes.InsertRange(at, _words[dice.Next(_words.Length)]);
                break;
            case 6:
                ReplaceValue(bytes, at);
                break;
            case 7:
                var other = another();
                var from = dice.Next(other.Length + 1);
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(from));
                break;
            default:
                // Once more, and again: items, members, rows, brackets.
                var piece = Piece(bytes);
                for (var again = dice.Next(8); again >= 0; again--)
                    bytes.InsertRange(at, piece);
                break;
        }
    }

    private byte[] Piece(List<byte> bytes)
    {
        var from = dice.Next(bytes.Count + 1);
        return [.. bytes.GetRange(from, dice.Next(Math.Min(128, bytes.Count - from) + 1))];
    }

    /// <summary>A whole value or cell in place of another, so that the frame around it stays right.</summary>
    private void ReplaceValue(List<byte> bytes, int at)
    {
        var begin = bytes.FindIndex(at, static b => b is (byte)':' or (byte)',' or (byte)'\n' or (byte)';');
        if (begin < 0)
            return;
        var end = bytes.FindIndex(begin + 1, static b => b is (byte)',' or (byte)'}' or (byte)']' or (byte)'\n' or (byte)';' or (byte)'\r');
        bytes.RemoveRange(begin + 1, (end < 0 ? bytes.Count : end) - begin - 1);
        bytes.InsertRange(begin + 1, _words[dice.Next(_words.Length)]);
    }

    private static IEnumerable<byte[]> Pieces(byte[] seed)
    {
        var begin = 0;
        for (var at = 0; at <= seed.Length; at++)
        {
            if (at < seed.Length && seed[at] is not ((byte)',' or (byte)':' or (byte)'\n' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)';'))
                continue;
            if (at - begin is > 1 and <= 48)
                yield return seed[begin..at];
            begin = at + 1;
        }
    }
}
