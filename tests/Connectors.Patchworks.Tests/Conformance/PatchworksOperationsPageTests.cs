using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Testing;
using Connectors.Tests.Shared;

namespace Connectors.Patchworks.Tests.Conformance;

/// <summary>docs/patchworks-operations.md says what the code does.</summary>
public sealed class PatchworksOperationsPageTests
{
    private static readonly OperationsPage Page = new("patchworks-operations.md");

    private static IEnumerable<(Operation Operation, string Method, string Evidence)> Calls =>
    [
        .. PatchworksCalls.All.Select(static c => (c.Operation, c.Method, c.Evidence)),
        .. PatchworksCalls.Webhooks.Select(static c => (c.Operation, $"PatchworksWebhook.{c.Method}", c.Evidence)),
        .. PatchworksCalls.Callbacks.Select(static c => (c.Operation, $"PatchworksCallback.{c.Method}", c.Evidence)),
    ];

    [Fact]
    public void The_page_lists_every_operation_as_it_is() => Page.HoldsTable("Connectors.Patchworks.Tests", Calls);

    [Fact]
    public void Every_creation_and_every_act_says_how_it_is_looked_up()
    {
        var page = Page.Text;
        var lookUps = page[page.IndexOf("## How a creation", StringComparison.Ordinal)..];

        Assert.Empty(Calls.Where(c => c.Operation.RetrySafety is RetrySafety.Create or RetrySafety.Act && !lookUps.Contains($"`{c.Operation.Code}`", StringComparison.Ordinal)).Select(static c => c.Operation.Code));
    }

    [Fact]
    public void Every_operation_names_the_method_that_calls_it() => Assert.All(Calls, static c => Assert.EndsWith("Async", c.Method, StringComparison.Ordinal));

    [Fact]
    public void The_list_of_all_operations_is_whole() => Assert.Equal(
        typeof(PatchworksOperations).GetProperties().Where(static p => p.PropertyType == typeof(Operation)).Select(static p => (Operation)p.GetValue(null)!).ToHashSet(),
        PatchworksOperations.All.ToHashSet());

    /// <summary>Where only an option says how something is called, the page that lists what is uncertain names the option.</summary>
    [Fact]
    public void Whatever_nobody_documented_is_listed_with_its_option()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "patchworks.md"));
        var open = PatchworksOperations.All.Where(static o => o.Path.Contains("...", StringComparison.Ordinal)).Select(static o => o.Code).ToList();

        Assert.Equal(open.Order(), PatchworksCalls.All.Where(static c => c.Evidence == PatchworksCalls.Nowhere).Select(static c => c.Operation.Code).Order());
        Assert.All(open, code => Assert.Contains($"`{code}`", page, StringComparison.Ordinal));
    }
}
