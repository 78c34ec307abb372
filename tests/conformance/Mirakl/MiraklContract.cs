using System.Text.Json.Nodes;
using Connectors.Tests.Shared;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>The vendor's contract: what it lists and what it shows as examples.</summary>
internal static class MiraklContract
{
    public const string File = "mirakl/mmp-seller-openapi.json";

    private static readonly Lazy<JsonNode> Parsed = new(static () => JsonNode.Parse(System.IO.File.ReadAllBytes(ContractFactAttribute.Find(File)!))!);

    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    /// <summary>Code, method and path of everything that is not deprecated.</summary>
    public static IReadOnlyList<(string Code, string Method, string Path)> Operations() =>
    [
        .. from path in Root()["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where Methods.Contains(operation.Key) && operation.Value!["deprecated"]?.GetValue<bool>() != true
           select (operation.Value!["operationId"]!.GetValue<string>(), operation.Key.ToUpperInvariant(), path.Key),
    ];

    /// <summary>The documented JSON answers of each success: code of the operation, name of the example, body.</summary>
    public static IEnumerable<(string Code, string Name, JsonNode Body)> JsonExamples() =>
        from example in Examples()
        where example.MediaType.Contains("json", StringComparison.Ordinal) && example.Value is not null
        select (example.Code, example.Name, example.Value!);

    /// <summary>Names of the documented answers of an operation; none where it answers without a body. NDJSON and CSV are asked for another way.</summary>
    public static IReadOnlyList<string> AnswersOf(string code) => [.. Examples().Where(e => e.Code == code && e.MediaType is not ("application/x-ndjson" or "text/csv")).Select(static e => e.Name)];

    private static IEnumerable<(string Code, string Name, string MediaType, JsonNode? Value)> Examples() =>
        from path in Root()["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where Methods.Contains(operation.Key)
        from response in operation.Value!["responses"]!.AsObject()
        where response.Key.StartsWith('2')
        from content in response.Value!["content"]?.AsObject() ?? []
        from example in content.Value!["examples"]?.AsObject() ?? []
        select (operation.Value!["operationId"]!.GetValue<string>(), example.Key, content.Key, example.Value!["value"]);

    private static JsonNode Root() => Parsed.Value;
}
