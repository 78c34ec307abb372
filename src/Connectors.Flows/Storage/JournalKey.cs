using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Flows.Storage;

/// <summary>
/// A host's key, by which workers seal what they keep and anchors are signed: whoever can write the store but does not have it can forge neither. Keep it where the store's administrators do not read it. Immutable and thread-safe.
/// </summary>
/// <remarks>A host registers one as a service, and workers seal with it from then on. An old key stays good for reading: name it when verifying.</remarks>
public sealed class JournalKey
{
    /// <summary>Fewest bytes of a key.</summary>
    public const int Shortest = 32;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _key;

    /// <summary>Makes a key of random bytes, for example of <c>openssl rand -base64 32</c>.</summary>
    /// <param name="key">At least 32 bytes.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public JournalKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < Shortest)
            throw new ArgumentException($"The key has {key.Length} bytes; at least {Shortest} random ones are expected.", nameof(key));
        _key = key.ToArray();
        Id = Convert.ToHexStringLower(HMACSHA256.HashData(_key, "connectors journal key"u8).AsSpan(0, 4));
    }

    /// <summary>Names the key and tells nothing of it: 8 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Reads a key that is written in Base64.</summary>
    /// <exception cref="ArgumentException">The text is no Base64, or holds fewer than 32 bytes. The message does not show it.</exception>
    public static JournalKey FromBase64(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? new JournalKey(bytes.AsSpan(0, length))
            : throw new ArgumentException("The key is no Base64; at least 32 random bytes in Base64 are expected.", nameof(text));
    }

    /// <summary>Names the key, never its bytes.</summary>
    public override string ToString() => $"JournalKey {Id}";

    /// <summary>What only a holder of the key could have written of these parts.</summary>
    /// <param name="key">The key; null for a plain hash, which everybody can write.</param>
    /// <param name="parts">The parts; null is another part than an empty one.</param>
    internal static string Seal(JournalKey? key, params IEnumerable<string?> parts)
    {
        using var hash = key is null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key._key);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            // The length stands before a part, so that no text can pass for another split.
            var bytes = part is null ? null : Encoding.UTF8.GetBytes(part);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, bytes?.Length ?? -1);
            hash.AppendData(length);
            hash.AppendData(bytes ?? []);
        }

        return $"{key?.Id ?? Plain}:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <summary>Whether a seal is the one of these parts.</summary>
    internal static bool Fits(string seal, JournalKey? key, params IEnumerable<string?> parts) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(seal), Encoding.UTF8.GetBytes(Seal(key, parts)));

    /// <summary>Which key made a seal: its id, or <see cref="Plain"/>.</summary>
    internal static string IdOf(string seal) => seal.Split(':')[0];

    /// <summary>Stands in place of an id where there was no key.</summary>
    internal const string Plain = "sha256";
}
