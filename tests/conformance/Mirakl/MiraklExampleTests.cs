using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Connectors.Mirakl.Json;
using Connectors.Tests.Shared;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>What the vendor documents is read without loss.</summary>
public sealed class MiraklExampleTests
{
    /// <summary>How a list goes on is for the client alone: it hands out items and its own tokens.</summary>
    private static readonly string[] Paging = ["$.total_count:", "$.previous_page_token:"];

    [ContractFact(MiraklContract.File)]
    public void Every_documented_answer_is_read_and_written_back_as_it_was()
    {
        var bodies = MiraklCalls.All.Where(static c => c.Body is not null).ToLookup(static c => c.Operation.Code, static c => c.Body!);
        var lost = new List<string>();
        var read = 0;
        foreach (var (code, name, body) in MiraklContract.JsonExamples())
        {
            foreach (var type in bodies[code].Distinct())
            {
                read++;
                lost.AddRange(JsonLoss.Between(body, ThereAndBack(body, type)).Where(static loss => !Paging.Any(loss.StartsWith)).Select(loss => $"{code} {name} {loss}"));
            }
        }

        Assert.True(read > 0);
        Assert.True(lost.Count == 0, string.Join(Environment.NewLine, lost));
    }

    private static JsonNode? ThereAndBack(JsonNode body, JsonTypeInfo type) => JsonSerializer.Deserialize(body.ToJsonString(), type) switch
    {
        // Pages of OR11 are read by hand and never written.
        OrderPage page => new JsonObject
        {
            ["orders"] = new JsonArray([.. page.Orders.Select(static o => JsonSerializer.SerializeToNode(o, MiraklJsonContext.Default.Order))]),
            ["total_count"] = page.TotalCount,
        },
        var value => JsonSerializer.SerializeToNode(value, type),
    };
}
