using System.Net;
using System.Text;
using System.Text.Json;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>Searches the bytes of every file for what was planted, in the forms in which text is written down.</summary>
internal static class Traces
{
    private const int ShortestBase64 = 8;

    /// <summary>Which of these stand in which files under the folder, by paths within it.</summary>
    public static IReadOnlyList<(string File, string Canary)> Find(string folder, IEnumerable<string> canaries)
    {
        var found = new List<(string, string)>();
        var searched = canaries.Select(static canary => (Canary: canary, Forms: Forms(canary).ToArray())).ToArray();
        foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false }))
        {
            var bytes = Read(file);
            found.AddRange(searched.Where(s => Array.Exists(s.Forms, form => bytes.AsSpan().IndexOf(form) >= 0)).Select(s => (Path.GetRelativePath(folder, file), s.Canary)));
        }

        return found;
    }

    public static IEnumerable<byte[]> Forms(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        yield return utf8;
        foreach (var written in (string[])[JsonEncodedText.Encode(text).ToString(), Uri.EscapeDataString(text), WebUtility.UrlEncode(text), WebUtility.HtmlEncode(text), text.ToLowerInvariant(), text.ToUpperInvariant(), Convert.ToHexString(utf8), Convert.ToHexStringLower(utf8)])
            yield return Encoding.UTF8.GetBytes(written);
        foreach (var wide in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
            yield return wide.GetBytes(text);
        foreach (var bytes in (byte[][])[utf8, Encoding.Unicode.GetBytes(text)])
        {
            foreach (var form in Base64(bytes))
                yield return form;
        }
    }

    /// <summary>Base64 within a longer text begins at any of three places, and its ends are mixed with what stands beside it: what is between is certain.</summary>
    private static IEnumerable<byte[]> Base64(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var whole = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var begin = before == 0 ? 0 : 4;
            var end = (before + bytes.Length) / 3 * 4;
            if (end - begin >= ShortestBase64)
                yield return Encoding.ASCII.GetBytes(whole[begin..end]);
        }
    }

    /// <summary>A process may hold the file open.</summary>
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
