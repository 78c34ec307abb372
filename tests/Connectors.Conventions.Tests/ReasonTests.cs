using System.Reflection;
using System.Text.RegularExpressions;
using Connectors.Domain.Reasons;
using Connectors.Flows.Storage;

namespace Connectors.Conventions.Tests;

public partial class ReasonTests
{
    private static readonly string[] Sections = ["## What it means", "## How to see it", "## How to fix it", "## How it clears", "## Escalate"];

    public static TheoryData<string> Codes => [.. ReasonCatalogue.All.Keys.Order(StringComparer.Ordinal)];

    private static string Runbooks => Path.Combine(Product.Root, "docs", "runbooks");

    [Fact]
    public void All_holds_every_reason_of_the_catalogue()
    {
        var named = typeof(ReasonCatalogue).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(static p => p.PropertyType == typeof(Reason))
            .Select(static p => (Reason)p.GetValue(null)!)
            .ToArray();

        Assert.NotEmpty(named);
        Assert.Equal(named.Select(static r => r.Code).Order(StringComparer.Ordinal), ReasonCatalogue.All.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reason_has_an_owner_and_a_sentence() =>
        Assert.All(ReasonCatalogue.All.Values, static r =>
        {
            Assert.NotEqual(Owner.Unspecified, r.Owner);
            Assert.EndsWith(".", r.Summary, StringComparison.Ordinal);
            Assert.Matches("^[a-z]+\\.[a-z-]+$", r.Code);
        });

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_reason_has_a_runbook_with_every_section(string code)
    {
        var path = Path.Combine(Runbooks, code + ".md");
        Assert.True(File.Exists(path), $"{code} has no runbook: write docs/runbooks/{code}.md");
        var text = File.ReadAllText(path);

        Assert.StartsWith($"# {code}\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(Sections, section => Assert.Contains(section, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_runbook_belongs_to_a_reason_and_names_its_owner() =>
        Assert.All(Directory.EnumerateFiles(Runbooks, "*.md"), static path =>
        {
            var reason = ReasonCatalogue.All[Path.GetFileNameWithoutExtension(path)];
            var owner = reason.Owner switch { Owner.CustomerService => "Customer service", Owner.AccountManagement => "Account management", var o => o.ToString() };
            Assert.Contains($"**Owner:** {owner}\n", File.ReadAllText(path).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        });

    /// <summary>Whoever is told to retry, acknowledge or wake something finds the call.</summary>
    [Fact]
    public void A_runbook_that_asks_for_an_act_names_the_call() =>
        Assert.Empty(Directory.EnumerateFiles(Runbooks, "*.md").Where(static path => File.ReadAllText(path) is var text
            && Act().IsMatch(text) && !text.Contains("](../by-hand.md)", StringComparison.Ordinal) && !Call().IsMatch(text)).Select(Path.GetFileName));

    /// <summary>The page of acts names calls that are there.</summary>
    [Fact]
    public void Every_call_of_the_page_of_acts_exists()
    {
        var calls = Call().Matches(File.ReadAllText(Path.Combine(Product.Root, "docs", "by-hand.md")));

        Assert.NotEmpty(calls);
        var types = typeof(ICaseSender).Assembly.GetExportedTypes().ToLookup(static t => t.Name);
        Assert.All(calls, call => Assert.Contains(types[call.Groups["type"].Value], t => t.GetMethod(call.Groups["method"].Value) is not null));
    }

    [GeneratedRegex(@"\b([Aa]cknowledge|[Rr]etry|[Ww]ake)s?\b(?! safety)")]
    private static partial Regex Act();

    [GeneratedRegex("`(?<type>[A-Za-z0-9]+Flow|ICaseSender)\\.(?<method>[A-Za-z]+)`")]
    private static partial Regex Call();
}
