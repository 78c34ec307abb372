using System.Globalization;
using System.Text;
using Connectors.Testing;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>docs/business-central-operations.md says what the code does.</summary>
public sealed class BusinessCentralOperationsPageTests
{
    [Fact]
    public void The_page_lists_every_operation_as_it_is() => new OperationsPage("business-central-operations.md").Holds(Page());

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("""
            # Business Central operations

            Every operation of the API v2.0 that the client has, and where it is in the client. Paths are below `api/v2.0/`, those that leave it are pages of a
            [companion extension](business-central-companion.md); `{company}` is the company of the connection. Each operation is called with
            answers that are none in `tests/Connectors.Dynamics365.Tests`; paths, actions, members, types, lengths and members of enums are compared with the vendor's contract in `tests/conformance`.

            **Repeat** says what the client does when it cannot know whether a call was carried out: reads and safe repeats are sent again, a creation or an act never is before a look-up. A safe repeat
            carries the version that was read, so a repeat of one that worked is a conflict and changes nothing. Actions (`Microsoft.NAV…`) answer empty: what came of them is read from the documents.

            All calls of an application in a tenant count together: 6,000 in 5 minutes, and four at once by default.

            | Code | Call | Method | Repeat |
            |---|---|---|---|

            """);
        foreach (var call in BusinessCentralCalls.All.OrderBy(static c => c.Operation.Code, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"| {call.Operation.Code} | `{call.Operation.Method} {call.Operation.Path}` | `{call.Method}` | {OperationsPage.Repeat(call.Operation)} |\n");
        return page.ToString();
    }
}
