using System.Text.Json.Nodes;

namespace Connectors.Conformance.Tests;

/// <summary>Something that does not fit the contract: where, with positions in lists left out, and the rule it breaks.</summary>
/// <param name="Location">For example <c>response.body.orders.*.customer</c>; <c>response</c> when the server names no place, as for a status that the contract lacks.</param>
/// <param name="Rule">The rule of JSON schema, for example <c>required</c>.</param>
/// <param name="Message">What the server says.</param>
internal sealed record ContractViolation(string Location, string Rule, string Message)
{
    private const string Header = "sl-violations";

    /// <summary>Whether the request is at fault.</summary>
    public bool IsOfRequest => Location.StartsWith("request", StringComparison.Ordinal);

    /// <summary>The same rule broken in the same place, whichever item of a list it is.</summary>
    public (string Location, string Rule, string Text) Kind => (Location, Rule, string.Join('.', Message.Split('.').Select(static p => p.All(char.IsAsciiDigit) ? "*" : p)));

    public static IReadOnlyList<ContractViolation> Of(HttpResponseMessage response) =>
        response.Headers.TryGetValues(Header, out var values)
            ? [.. JsonNode.Parse(Whole(string.Concat(values)))!.AsArray().Select(static v => new ContractViolation(v!["location"] is JsonArray place ? Place(place) : "response", v["code"]?.ToString() ?? string.Empty, v["message"]!.ToString()))]
            : [];

    /// <summary>The server cuts a long list off after 8 KB and says so in front of it: what is whole is kept.</summary>
    private static string Whole(string header)
    {
        const string Next = "},{\"location\"";
        if (header.StartsWith('['))
            return header;
        var list = header[header.IndexOf('[', StringComparison.Ordinal)..];
        return string.Concat(list.AsSpan(0, list.LastIndexOf(Next, StringComparison.Ordinal)), "}]");
    }

    private static string Place(JsonArray location) => string.Join('.', location.Select(static part => part!.ToString()).Select(static p => p.All(char.IsAsciiDigit) ? "*" : p));
}
