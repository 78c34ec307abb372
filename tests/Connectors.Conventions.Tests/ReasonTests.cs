using System.Reflection;
using Connectors.Domain.Reasons;

namespace Connectors.Conventions.Tests;

public class ReasonTests
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
}
