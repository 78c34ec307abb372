using System.Text;
using Connectors.Tests.Shared;

namespace Connectors.Tables.Tests;

public class TableDocumentationTests
{
    private const string Begin = "<!-- forms -->\n";
    private const string End = "<!-- end of forms -->\n";

    [Fact]
    public void The_page_about_tables_has_every_sheet_and_column()
    {
        var path = Path.Combine(Repository.Root, "docs/modules/tables.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var now = Forms();
        if (Environment.GetEnvironmentVariable("UPDATE_TABLE_PAGE") == "1")
        {
            File.WriteAllText(path, page = page[..begin] + now + page[end..]);
            end = page.IndexOf(End, StringComparison.Ordinal);
        }

        Assert.True(page[begin..end] == now, $"docs/modules/tables.md differs from TableSchemas. Run this test with UPDATE_TABLE_PAGE=1 and review the page.\n{now}");
    }

    private static string Forms()
    {
        var text = new StringBuilder();
        foreach (var schema in TableSchemas.All)
        {
            text.Append($"\n### {char.ToUpperInvariant(schema.Name[0])}{schema.Name[1..]}\n");
            foreach (var sheet in schema.Sheets)
            {
                text.Append($"\n`{sheet.Name}`{(sheet.IsSettings ? ", one row" : string.Empty)}{(sheet == schema.Sheets[0] ? string.Empty : ", may be left out")}\n\n| Column | Type | Allowed | When empty |\n|---|---|---|---|\n");
                foreach (var column in sheet.Columns)
                {
                    text.Append($"| `{column.Name}` | {column.Kind.ToString().ToLowerInvariant()} | {column.Allowed} | {column.WhenEmpty ?? "refused"} |\n");
                }
            }
        }

        return text.Append('\n').ToString();
    }
}
