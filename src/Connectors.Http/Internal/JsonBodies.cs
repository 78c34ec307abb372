using System.Text.Json;

namespace Connectors.Http.Internal;

/// <summary>What a body is that could not be read. Pure.</summary>
internal static class JsonBodies
{
    /// <summary>Whether it is one whole JSON text, whatever it says.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> body) => CanBeRead(body, isAll: true);

    /// <summary>Whether the next answer may be whole: this one breaks off, or is no JSON from its first character, as a page is not.</summary>
    public static bool MayPass(ReadOnlySpan<byte> body) =>
        body.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[' or (byte)'"', ..] || (CanBeRead(body, isAll: false) && !CanBeRead(body, isAll: true));

    /// <summary>Reads as far as the body goes.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isAll">Whether it must be all; else it may break off anywhere.</param>
    private static bool CanBeRead(ReadOnlySpan<byte> body, bool isAll)
    {
        var reader = new Utf8JsonReader(body, isAll, state: default);
        try
        {
            while (reader.Read())
            {
                // Only whether it can be read matters.
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
