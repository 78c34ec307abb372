using System.Globalization;
using System.Text.Json;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>
/// How far every case had come at an instant, signed: kept elsewhere (write-once storage, another account, paper), it shows later that nothing was cut, set back or removed since. Each names the one before it. Immutable.
/// </summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record JournalAnchor
{
    /// <summary>When it was taken, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The flows whose cases it holds, by name; never null.</summary>
    public IReadOnlyList<string> Flows { get => field ?? []; init; }

    /// <summary>Its cases; never null.</summary>
    public IReadOnlyList<CaseHead> Heads { get => field ?? []; init; }

    /// <summary><see cref="Signature"/> of the anchor before it; empty for the first.</summary>
    public string Previous { get; init; } = string.Empty;

    /// <summary>What only a holder of the key could have written of all the others.</summary>
    public required string Signature { get; init; }

    /// <summary>The anchor as text, to be kept elsewhere: about 250 bytes a case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EngineJsonContext.Default.JournalAnchor);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is no anchor.</exception>
    public static JournalAnchor Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, EngineJsonContext.Default.JournalAnchor) ?? throw new FormatException("The text is no anchor of a journal.");
        }
        catch (JsonException unreadable)
        {
            throw new FormatException($"The text is no anchor of a journal: line {unreadable.LineNumber} cannot be read.");
        }
    }

    /// <summary>Says when and how many, not which.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Anchor of {Heads.Count} cases at {At:u}");

    internal static JournalAnchor Sign(DateTimeOffset at, IReadOnlyList<string> flows, IReadOnlyList<CaseHead> heads, string previous, JournalKey key)
    {
        var unsigned = new JournalAnchor { At = at, Flows = flows, Heads = heads, Previous = previous, Signature = string.Empty };
        return unsigned with { Signature = JournalKey.Seal(key, unsigned.Parts()) };
    }

    internal bool IsSignedBy(JournalKey key) => JournalKey.Fits(Signature, key, Parts());

    private IEnumerable<string?> Parts()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"anchor {At.UtcTicks} {Flows.Count} {Heads.Count}");
        yield return Previous;
        foreach (var flow in Flows)
            yield return flow;
        foreach (var head in Heads)
        {
            yield return head.Case.Flow;
            yield return head.Case.Key;
            yield return string.Create(CultureInfo.InvariantCulture, $"{head.Version} {head.JournalLength} {head.IsClosed} {head.CommittedAt?.UtcTicks}");
            yield return head.JournalHash;
            yield return head.Seal;
        }
    }
}
