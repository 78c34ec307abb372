using System.Globalization;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Tests.Shared;

namespace Connectors.Testing;

/// <summary>A page of <c>docs</c> that lists the operations of a client: it says what the code does, and <c>UPDATE_DOCS=1</c> writes it anew.</summary>
internal sealed class OperationsPage(string name)
{
    private const string End = "<!-- end -->";

    private readonly string _file = Path.Combine(Repository.Root, "docs", name);

    public string Text => File.ReadAllText(_file);

    /// <summary>The whole page is made by the test.</summary>
    public void Holds(string page)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(_file, page);

        Assert.Equal(page, Text);
    }

    /// <summary>The part between two marks is made by the test, and a person writes the rest.</summary>
    /// <param name="tests">The project that makes it, which the mark names.</param>
    /// <param name="calls">The operations, the methods that call them, and how sure their documentation is.</param>
    public void HoldsTable(string tests, IEnumerable<(Operation Operation, string Method, string Evidence)> calls)
    {
        var (page, mark) = (Text, $"<!-- operations: UPDATE_DOCS=1 dotnet test tests/{tests} -->\n");
        var (begin, end) = (page.IndexOf(mark, StringComparison.Ordinal) + mark.Length, page.IndexOf(End, StringComparison.Ordinal));
        var table = new StringBuilder("| Code | Call | Method | Repeat | Evidence |\n|---|---|---|---|---|\n");
        foreach (var (operation, method, evidence) in calls.OrderBy(static c => c.Operation.Code, StringComparer.Ordinal))
            table.Append(CultureInfo.InvariantCulture, $"| {operation.Code} | `{operation.Method} {operation.Path}` | `{method}` | {Repeat(operation)} | {evidence} |\n");
        Holds(page[..begin] + table + page[end..]);
    }

    public static string Repeat(Operation operation) => operation.RetrySafety switch
    {
        RetrySafety.Read => "read",
        RetrySafety.SafeRepeat => "safe",
        RetrySafety.Create => "create: look up first",
        _ => "act: look up first",
    };
}
