using System.Diagnostics.CodeAnalysis;
using System.Text;
using Connectors.Http;
using CsvHelper;

namespace Connectors.Mirakl.Internal;

/// <summary>Multipart forms as the platform wants them: quoted names, ASCII file names, and nothing a proxy could stumble over.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The form owns its parts.")]
internal static class MiraklForm
{
    /// <summary>Adds a text part; null adds nothing.</summary>
    public static MultipartFormDataContent With(this MultipartFormDataContent form, string name, string? value)
    {
        if (value is not null)
            form.Add(Named(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), $"form-data; name=\"{name}\""));
        return form;
    }

    /// <summary>Adds <c>true</c> or <c>false</c>; null adds nothing.</summary>
    public static MultipartFormDataContent With(this MultipartFormDataContent form, string name, bool? value) =>
        form.With(name, value switch { true => "true", false => "false", null => null });

    /// <summary>Adds a JSON part.</summary>
    public static MultipartFormDataContent WithJson(this MultipartFormDataContent form, string name, byte[] json)
    {
        var part = Named(new ByteArrayContent(json), $"form-data; name=\"{name}\"");
        part.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        form.Add(part);
        return form;
    }

    /// <summary>Adds a file part.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">Name of the part.</param>
    /// <param name="fileName">Name of the file: US-ASCII, without a path.</param>
    /// <param name="content">The file; written anew for each attempt when it is <see cref="StreamedContent"/>.</param>
    /// <exception cref="ArgumentException">The file name is empty, or not printable US-ASCII, or holds a quote or a path.</exception>
    public static MultipartFormDataContent WithFile(this MultipartFormDataContent form, string name, string fileName, HttpContent content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (fileName.Any(static c => c is < ' ' or > '~' or '"' or '/' or '\\'))
            throw new ArgumentException("A file name must be US-ASCII, without quotes or a path.", nameof(fileName));
        form.Add(Named(content, $"form-data; name=\"{name}\"; filename=\"{fileName}\""));
        return form;
    }

    /// <summary>Adds a CSV file that is written while it is sent; see <see cref="CsvFiles.Content"/>.</summary>
    public static MultipartFormDataContent WithRows<TRow>(
        this MultipartFormDataContent form, string fileName, IAsyncEnumerable<TRow> rows, IReadOnlyList<string> columns, Func<Action<CsvWriter, TRow>> write, char delimiter, Func<TRow, int> digest) =>
        form.WithFile("file", fileName, CsvFiles.Content(rows, columns, write, delimiter, digest));

    private static HttpContent Named(HttpContent part, string disposition)
    {
        part.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return part;
    }
}
