using Connectors.Simulators.Internal;

namespace Connectors.Simulators.SparkLayer;

/// <summary>How the vendor says no.</summary>
internal static class SparkProblem
{
    public static Reply Of(int status, string title, string? code = null, params ReadOnlySpan<(string Code, string Message, string Property)> errors)
    {
        var all = errors.ToArray();
        return Json(status, title, code, all);
    }

    /// <summary>About prices: a bare list.</summary>
    public static Reply Lines(IReadOnlyList<(int Line, string Field, string Message)> errors) => Reply.Json(400, json =>
    {
        json.WriteStartArray();
        foreach (var (line, field, message) in errors)
        {
            json.WriteStartObject();
            json.WriteNumber("line", line);
            json.WriteString("field", field);
            json.WriteString("message", message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static Reply Json(int status, string title, string? code, (string Code, string Message, string Property)[] errors)
    {
        var plain = Reply.Json(status, json =>
        {
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteNumber("status", status);
            json.WriteString("detail", title);
            if (code is not null || errors.Length > 0)
            {
                json.Array("errors", errors.Length > 0 ? errors : [(code!, title, string.Empty)], static (one, error) =>
                {
                    one.WriteString("code", error.Code);
                    one.WriteString("message", error.Message);
                    one.WriteString("property", error.Property);
                });
            }

            json.WriteEndObject();
        });
        return Reply.Text(status, "application/problem+json", System.Text.Encoding.UTF8.GetString(plain.Body.Span));
    }
}
