using System.Security.Cryptography;

namespace Connectors.Tables.Internal;

/// <summary>What the file of a sheet held when it was looked at: its bytes, or why they cannot be had.</summary>
internal sealed record FileContent(string Sheet, string Path, ReadOnlyMemory<byte> Bytes, string? Failure, string Fingerprint)
{
    public static FileContent Read(string sheet, string path, int maxBytes)
    {
        try
        {
            // Writers must never be stopped by a reader, and a file may be renamed over while it is read.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (!stream.CanSeek)
            {
                return Failed(sheet, path, "a regular file: a pipe or a device is none");
            }

            if (stream.Length > maxBytes)
            {
                return Failed(sheet, path, $"a file of at most {maxBytes} bytes");
            }

            var bytes = new byte[stream.Length];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var content = bytes.AsMemory(0, read);
            return new FileContent(sheet, path, content, null, Convert.ToHexString(SHA256.HashData(content.Span)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Failed(sheet, path, "a file: there is none at this path");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(sheet, path, "a file that can be read: it is locked or access is denied");
        }
    }

    public static FileContent Failed(string sheet, string path, string expected) => new(sheet, path, default, expected, expected);
}
