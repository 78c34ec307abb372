using System.Globalization;
using System.Text;
using Connectors.Http;
using Connectors.Testing;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>docs/mirakl-operations.md says what the code does.</summary>
public sealed class MiraklOperationsPageTests
{
    [Fact]
    public void The_page_lists_every_operation_as_it_is() => new OperationsPage("mirakl-operations.md").Holds(Page());

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Mirakl operations

            Every operation of the seller API that is not deprecated, and where it is in the client. Each one is called against the vendor's contract in `tests/conformance`:
            the request must be one that the contract allows, and every documented answer must be read without loss.

            **Repeat** says what the client does when it cannot know whether a call was carried out: reads and safe repeats are sent again, a creation or an act never is before a look-up.
            **Limit** is what the client keeps to by itself; where there is none the vendor's figure is about use ("once a business event", "at each page display", "once a day").

            | Code | Call | Method | Repeat | Limit |
            |---|---|---|---|---|

            """);
        foreach (var call in MiraklCalls.All.OrderBy(static c => c.Operation.Code, StringComparer.Ordinal).ThenBy(static c => c.Method, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"| {call.Operation.Code} | `{call.Operation.Method} /{call.Operation.Path}` | `{call.Method}` | {OperationsPage.Repeat(call.Operation)} | {Limits(call.Operation)} |\n");
        return page.ToString();
    }

    private static string Limits(Operation operation) =>
        string.Join(", ", operation.Limits.Select(static l => string.Create(CultureInfo.InvariantCulture, $"{l.Permits} in {Text(l.Window)}")));

    private static string Text(TimeSpan window) => window switch
    {
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{window.TotalHours:0.##} h"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{window.TotalMinutes:0.##} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{window.TotalSeconds:0.##} s"),
    };
}
