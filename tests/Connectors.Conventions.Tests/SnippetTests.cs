using Connectors.Conventions.Tests.Rules;

namespace Connectors.Conventions.Tests;

public class SnippetTests
{
    private const string Published = "https://github.com/connectors-sdk/connectors/blob/main/";

    private static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Product.Root, "*.md")
            .Concat(Files("docs"))
            .Concat(Product.Packages.Select(static p => Path.Combine(p.Folder, "README.md")).Where(File.Exists));

    private static HashSet<string> Compiled
    {
        get
        {
            string[] folders = [Path.Combine("tests", "Connectors.Conventions.Tests", "Snippets"), Path.Combine("tests", "Connectors.OwnFlow.Tests")];
            return folders.SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Product.Root, folder), "*.cs"))
                .SelectMany(static path => SnippetRule.Regions(File.ReadAllText(path)))
                .Append(File.ReadAllText(Path.Combine(Product.Root, "samples", "WorkerHost", "Program.cs")).ReplaceLineEndings("\n").TrimEnd('\n')) // a whole program has no region
                .ToHashSet(StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Code_in_the_documentation_is_code_that_compiles()
    {
        var compiled = Compiled;

        Assert.NotEmpty(compiled);
        Conventions.Hold(from document in Documents
                     from block in SnippetRule.Blocks(File.ReadAllText(document))
                     where !compiled.Contains(block)
                     select $"{Path.GetRelativePath(Product.Root, document)}: this block is in no snippet file:\n{block}");
    }

    [Fact]
    public void Examples_in_the_code_are_code_that_compiles()
    {
        var compiled = Compiled;

        Conventions.Hold(from file in Product.SourceFiles
                         from example in SnippetRule.Examples(file.Text)
                         where !compiled.Contains(example.Code)
                         select $"{file.Package}/{file.Path}: the example of {example.Member} is in no snippet file:\n{example.Code}");
    }

    /// <summary>What a user meets first, in the order of a host: its connections, what they read and write, tables, store, flows, and what tells about them.</summary>
    [Fact]
    public void The_members_that_a_user_meets_first_have_an_example()
    {
        string[] first =
        [
            "AddMiraklClient", "AddBusinessCentralClient", "AddShipBobClient", "AddShopifyClient", "AddSparkLayerClient", "GetOrdersAsync", "GetSalesOrdersAsync", "GetInventoryLevelsAsync", "ImportAsync", "PushAsync",
            "AddConnectorTables", "Current", "AddSqliteFlowStore", "AddMarketplaceOrders", "AddB2BOrders", "AddStock", "AddPrices", "AddReturns", "AddSettlement", "ExplainAsync", "StartAsync", "Check", "Compile", "Decide",
        ];
        Assert.Empty(first.Except(Product.SourceFiles.SelectMany(static file => SnippetRule.Examples(file.Text)).Select(static e => e.Member)));
    }

    [Fact]
    public void An_example_is_read_without_its_marks() => Assert.Equal(
        [(Member: "Open", Code: "if (a && b)\n{\n    Open<int>();\n\n    c();\n}")],
        SnippetRule.Examples("    /// <example>\n    /// <code>\n    /// if (a &amp;&amp; b)\n    /// {\n    ///     Open&lt;int&gt;();\n    ///\n    ///     c();\n    /// }\n    /// </code>\n    /// </example>\n    [Some]\n    public static void Open<T>(int a)\n"));

    /// <summary>Who has a package has no repository beside it: what its README refers to must be found from anywhere.</summary>
    [Fact]
    public void A_README_of_a_package_refers_to_nothing_beside_it() => Conventions.Hold(
        from package in Product.Packages
        from link in SnippetRule.Links(File.ReadAllText(Path.Combine(package.Folder, "README.md")))
        where !link.StartsWith("https://", StringComparison.Ordinal) && !link.StartsWith('#')
        select $"{package.Name}: '{link}' is found in the repository only; give its address");

    /// <summary>And what it refers to in the repository is there.</summary>
    [Fact]
    public void What_a_README_of_a_package_refers_to_in_the_repository_is_there() => Conventions.Hold(
        from package in Product.Packages
        from link in SnippetRule.Links(File.ReadAllText(Path.Combine(package.Folder, "README.md")))
        where link.StartsWith(Published, StringComparison.Ordinal) && !File.Exists(Path.Combine(Product.Root, link[Published.Length..].Split('#')[0]))
        select $"{package.Name}: {link} is not in the repository");

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
