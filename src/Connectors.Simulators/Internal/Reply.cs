using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Connectors.Simulators.Internal;

/// <summary>An answer, complete before its first byte leaves.</summary>
internal sealed class Reply(int status)
{
    private static readonly JsonWriterOptions WriterOptions = new() { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Status { get; } = status;

    public string ContentType { get; private init; } = "application/json";

    public ReadOnlyMemory<byte> Body { get; set; }

    public List<(string Name, string Value)> Headers { get; } = [];

    public static Reply Empty(int status) => new(status);

    public static Reply Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            write(writer);
        return new Reply(status) { Body = buffer.WrittenMemory };
    }

    public static Reply Text(int status, string contentType, string text) =>
        new(status) { ContentType = contentType, Body = Encoding.UTF8.GetBytes(text) };

    public static Reply Html(int status) => Text(status, "text/html", string.Create(CultureInfo.InvariantCulture,
        $"<html><head><title>{status}</title></head><body><h1>Gateway error {status}</h1></body></html>"));

    /// <summary>The same answer around another body.</summary>
    public Reply Carrying(ReadOnlyMemory<byte> body)
    {
        var copy = new Reply(Status) { ContentType = ContentType, Body = body };
        copy.Headers.AddRange(Headers);
        return copy;
    }

    public Reply With(string name, string value)
    {
        Headers.Add((name, value));
        return this;
    }

    public Reply RetryAfter(TimeSpan wait, string header = "Retry-After") =>
        With(header, Math.Max(1, (wait.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture));
}
