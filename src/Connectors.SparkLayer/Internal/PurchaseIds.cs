using System.Buffers.Binary;

namespace Connectors.SparkLayer.Internal;

/// <summary>
/// The vendor's ids of purchases as orders are known by them: a UUID in 25 characters, because systems behind keep 35 with the connection's name. What is none stays as it is. Pure.
/// </summary>
internal static class PurchaseIds
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Length = 25;

    /// <summary>Before an id that is no UUID and could be taken for the short form of one.</summary>
    private const string Mark = "id-";

    public static string ToKey(string id)
    {
        if (!Guid.TryParseExact(id, "D", out var guid) || guid.ToString("D") != id)
            return IsMarked(id) ? Mark + id : id;
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        var rest = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Span<char> text = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(rest % 36)];
            rest /= 36;
        }

        return new string(text);
    }

    public static string FromKey(string key)
    {
        if (key.StartsWith(Mark, StringComparison.Ordinal) && IsMarked(key[Mark.Length..]))
            return key[Mark.Length..];
        return Read(key) is { } guid ? guid.ToString("D") : key;
    }

    private static bool IsMarked(string id) => id.StartsWith(Mark, StringComparison.Ordinal) || Read(id) is not null;

    private static Guid? Read(string text)
    {
        if (text.Length != Length)
            return null;
        var value = UInt128.Zero;
        foreach (var c in text)
        {
            if (Digits.IndexOf(c, StringComparison.Ordinal) is not (>= 0 and var digit) || value > (UInt128.MaxValue - (uint)digit) / 36)
                return null;
            value = (value * 36) + (uint)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return new Guid(bytes, bigEndian: true);
    }
}
