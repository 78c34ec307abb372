using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Payments;

/// <summary>The words of each origin for one question.</summary>
internal sealed class StatusAliases<TMeaning>(IReadOnlyList<StatusAlias<TMeaning>> words)
    where TMeaning : struct, Enum
{
    private readonly FrozenDictionary<string, TMeaning> _marketplace = Of(words, Origin.Marketplace);
    private readonly FrozenDictionary<string, TMeaning> _b2b = Of(words, Origin.B2B);

    internal static void Check(string name, IReadOnlyList<StatusAlias<TMeaning>> words, TableCheck check)
    {
        var seen = new Dictionary<(Origin, string), int>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var row = i + 1;
            if (word.Origin is not (Origin.Marketplace or Origin.B2B))
                check.Add(row, $"{name}.{nameof(word.Origin)}", word.Origin.ToString(), "Marketplace or B2B");
            if (word.Word is not "")
                check.Text(row, $"{name}.{nameof(word.Word)}", word.Word);
            if (word.Word is not null && !seen.TryAdd((word.Origin, word.Word.ToUpperInvariant()), row))
                check.Add(row, $"{name}.{nameof(word.Word)}", word.Word, string.Create(CultureInfo.InvariantCulture, $"a word once an origin; row {seen[(word.Origin, word.Word.ToUpperInvariant())]} has it too"));
            if (!Enum.IsDefined(word.Meaning) || EqualityComparer<TMeaning>.Default.Equals(word.Meaning, default))
                check.Add(row, $"{name}.{nameof(word.Meaning)}", word.Meaning.ToString(), "a known meaning");
        }
    }

    /// <summary>The meaning; unknown when the origin does not have the word.</summary>
    internal TMeaning Find(Origin origin, string? word) => origin switch
    {
        Origin.Marketplace => _marketplace.GetValueOrDefault(word ?? string.Empty),
        Origin.B2B => _b2b.GetValueOrDefault(word ?? string.Empty),
        _ => default,
    };

    private static FrozenDictionary<string, TMeaning> Of(IReadOnlyList<StatusAlias<TMeaning>> words, Origin origin) =>
        words.Where(w => w.Origin == origin).ToFrozenDictionary(static w => w.Word, static w => w.Meaning, StringComparer.OrdinalIgnoreCase);
}
