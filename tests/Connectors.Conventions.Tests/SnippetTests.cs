using Connectors.Conventions.Tests.Rules;

namespace Connectors.Conventions.Tests;

public class SnippetTests
{
    private static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Product.Root, "*.md")
            .Concat(Files("docs"))
            .Concat(Product.Packages.Select(static p => Path.Combine(p.Folder, "README.md")).Where(File.Exists));

    [Fact]
    public void Code_in_the_documentation_is_code_that_compiles()
    {
        string[] folders = [Path.Combine("tests", "Connectors.Conventions.Tests", "Snippets"), Path.Combine("tests", "Connectors.OwnFlow.Tests")];
        var compiled = folders.SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Product.Root, folder), "*.cs"))
            .SelectMany(static path => SnippetRule.Regions(File.ReadAllText(path)))
            .Append(File.ReadAllText(Path.Combine(Product.Root, "samples", "WorkerHost", "Program.cs")).ReplaceLineEndings("\n").TrimEnd('\n')) // a whole program has no region
            .ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(compiled);
        Conventions.Hold(from document in Documents
                     from block in SnippetRule.Blocks(File.ReadAllText(document))
                     where !compiled.Contains(block)
                     select $"{Path.GetRelativePath(Product.Root, document)}: this block is in no snippet file:\n{block}");
    }

    [Fact]
    public void Every_package_has_a_README_with_a_quick_start() =>
        Assert.All(Product.Packages, static p => Assert.NotEmpty(SnippetRule.Blocks(File.ReadAllText(Path.Combine(p.Folder, "README.md")))));

    [Fact]
    public void A_block_and_its_region_are_equal_whatever_their_indentation() =>
        Assert.Equal(
            SnippetRule.Blocks("Text\n```csharp\nif (a)\n{\n    b();\n}\n```\n"),
            SnippetRule.Regions("class X\n{\n    // snippet: one\n    if (a)\n    {\n        b();\n    }\n    // end\n}\n"));

    [Fact]
    public void A_block_with_a_typing_error_is_no_region() =>
        Assert.NotEqual(SnippetRule.Blocks("```csharp\nb();\n```\n"), SnippetRule.Regions("    // snippet: one\n    c();\n    // end\n"));

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(Path.Combine(Product.Root, folder)) ? Directory.EnumerateFiles(Path.Combine(Product.Root, folder), "*.md", SearchOption.AllDirectories) : [];
}
