using System.Collections.Frozen;

namespace Connectors.Shopify.Internal;

/// <summary>The documents of the operations, by code: what stands in <c>Documents</c>, embedded.</summary>
internal static class GraphQlDocuments
{
    private const string Ending = ".graphql";

    private static readonly FrozenDictionary<string, string> All = typeof(GraphQlDocuments).Assembly.GetManifestResourceNames()
        .Where(static name => name.EndsWith(Ending, StringComparison.Ordinal))
        .ToFrozenDictionary(static name => name[..^Ending.Length], Read, StringComparer.Ordinal);

    /// <summary>Codes of all documents.</summary>
    public static IReadOnlyList<string> Codes => All.Keys;

    /// <summary>The document of an operation.</summary>
    public static string Of(string code) => All[code];

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(GraphQlDocuments).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
