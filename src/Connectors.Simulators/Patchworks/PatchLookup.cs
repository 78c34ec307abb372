using System.Text.Json.Nodes;

namespace Connectors.Simulators.Patchworks;

/// <summary>A cross-reference lookup with its rows.</summary>
internal sealed class PatchLookup(JsonObject fields)
{
    public JsonObject Fields { get; } = fields;

    public string Id => (string)Fields["id"]!;

    public List<PatchRow> Rows { get; } = [];

    /// <summary>As the vendor imports: rows that match on either side are written over, unknown ones added.</summary>
    public void Upsert(string left, string right, Func<long> newId)
    {
        var match = Rows.Find(r => r.Left == left) ?? Rows.Find(r => r.Right == right);
        if (match is null)
            Rows.Add(match = new PatchRow(newId()));
        (match.Left, match.Right) = (left, right);
    }
}
