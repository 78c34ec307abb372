using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Tests.Shared;

namespace Connectors.Shopify.Tests.Documents;

/// <summary>The page names every operation, and says what may be done when its answer is lost.</summary>
public sealed class OperationsPageTests
{
    [Fact]
    public void Every_operation_stands_on_the_page_once_with_its_repeat()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "shopify.md")).Where(static l => l.StartsWith("| `", StringComparison.Ordinal)).Select(static l => l.Split('|')).ToArray();
        foreach (var operation in typeof(ShopifyOperations).GetProperties().Where(static p => p.PropertyType == typeof(Operation)).Select(static p => (Operation)p.GetValue(null)!))
        {
            var row = Assert.Single(rows, r => r[1].Contains($"`{operation.Code}`", StringComparison.Ordinal));
            var repeat = row[4].Trim();
            Assert.True(
                operation.RetrySafety switch
                {
                    RetrySafety.Read => repeat == "read",
                    RetrySafety.SafeRepeat => repeat.StartsWith("safe", StringComparison.Ordinal),
                    _ => repeat.StartsWith("look up", StringComparison.Ordinal) || repeat.StartsWith("doubled it", StringComparison.Ordinal),
                },
                $"{operation.Code} is {operation.RetrySafety}, the page says '{repeat}'");
        }
    }
}
