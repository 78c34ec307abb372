using System.Text.Json;

namespace Connectors.Simulators.Tests;

/// <summary>Notes the values that each member of a vendor's answers takes, to find members that are always null or always the same.</summary>
/// <remarks>
/// Use, for any vendor: <c>Observe("orders", answer)</c> for as many answers and seeds as there are, then <see cref="AssertExplained"/> with a reason for each member that may say nothing.
/// A path begins with the name given; <c>[]</c> stands for every item of a list.
/// </remarks>
internal sealed class MemberVariation
{
    private readonly Dictionary<string, (HashSet<string> Values, int Seen)> _members = new(StringComparer.Ordinal);

    public void Observe(string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Note(path, "object");
                foreach (var member in element.EnumerateObject().Where(static m => !m.Name.StartsWith('@')))
                    Observe($"{path}.{member.Name}", member.Value);
                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0:
                Note(path, "list");
                foreach (var item in element.EnumerateArray())
                    Observe(path + "[]", item);
                break;
            default:
                Note(path, element.GetRawText());
                break;
        }
    }

    /// <summary>Members with one value over all answers, each with that value. Members seen less than three times prove nothing.</summary>
    public IReadOnlyDictionary<string, string> Constant() =>
        _members.Where(static m => m.Value is { Values.Count: 1, Seen: > 2 } && m.Value.Values.First() is not ("list" or "object")).ToDictionary(static m => m.Key, static m => m.Value.Values.First(), StringComparer.Ordinal);

    /// <summary>Fails when a member has one value and no reason for it, or when a reason is given that no member needs.</summary>
    /// <param name="reasons">Path to reason; a path that ends in <c>.*</c> stands for all below it.</param>
    public void AssertExplained(IReadOnlyDictionary<string, string> reasons)
    {
        var constant = Constant();
        var unexplained = constant.Where(c => !reasons.Keys.Any(r => Covers(r, c.Key))).Select(static c => $"{c.Key} is always {c.Value}").Order(StringComparer.Ordinal).ToList();
        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained));
        var outdated = reasons.Keys.Where(r => !constant.Keys.Any(c => Covers(r, c))).Order(StringComparer.Ordinal).ToList();
        Assert.True(outdated.Count == 0, $"These vary by now: {string.Join('\n', outdated)}");
    }

    private static bool Covers(string reason, string path) =>
        reason.EndsWith(".*", StringComparison.Ordinal) ? path.StartsWith(reason[..^1], StringComparison.Ordinal) : path == reason;

    public IReadOnlyCollection<string> Members => _members.Keys;

    private void Note(string path, string value)
    {
        if (!_members.TryGetValue(path, out var known))
            known = (new HashSet<string>(StringComparer.Ordinal), 0);
        if (known.Values.Count < 5)
            known.Values.Add(value);
        _members[path] = (known.Values, known.Seen + 1);
    }
}
