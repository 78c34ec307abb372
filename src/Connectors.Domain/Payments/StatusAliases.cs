using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Tables;

namespace Connectors.Domain.Payments;

/// <summary>The words of each origin for one question. Case, spaces, hyphens, underscores and dots do not matter: <c>Awaiting Payment</c> is <c>AWAITING_PAYMENT</c>.</summary>
internal sealed class StatusAliases<TMeaning>(IReadOnlyList<StatusAlias<TMeaning>> words)
    where TMeaning : struct, Enum
{
    private readonly SpelledTexts<StatusFold, TMeaning> _marketplace = Of(words, Origin.Marketplace);
    private readonly SpelledTexts<StatusFold, TMeaning> _b2b = Of(words, Origin.B2B);

    internal static void Check(string name, IReadOnlyList<StatusAlias<TMeaning>> words, TableCheck check)
    {
        var seen = new Dictionary<(Origin, string), int>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var row = i + 1;
            if (word.Origin is not (Origin.Marketplace or Origin.B2B))
                check.Add(row, $"{name}.{nameof(word.Origin)}", word.Origin.ToString(), "Marketplace or B2B");
            var isText = word.Word is "" || check.Text(row, $"{name}.{nameof(word.Word)}", word.Word);
            if (word.Word is { } text && SpelledTexts<StatusFold, TMeaning>.Fold(text) is var folded)
            {
                if (folded.Length == 0 && text.Length > 0 && isText)
                    check.Add(row, $"{name}.{nameof(word.Word)}", text, "a letter or a digit");
                else if (!seen.TryAdd((word.Origin, folded), row))
                    check.Add(row, $"{name}.{nameof(word.Word)}", text, string.Create(CultureInfo.InvariantCulture, $"a word once an origin; row {seen[(word.Origin, folded)]} has it too"));
            }

            if (!Enum.IsDefined(word.Meaning) || EqualityComparer<TMeaning>.Default.Equals(word.Meaning, default))
                check.Add(row, $"{name}.{nameof(word.Meaning)}", word.Meaning.ToString(), "a known meaning");
        }
    }

    /// <summary>The meaning; unknown when the origin does not have the word.</summary>
    internal TMeaning Find(Origin origin, string? word) => origin switch
    {
        Origin.Marketplace => Find(_marketplace, word),
        Origin.B2B => Find(_b2b, word),
        _ => default,
    };

    private static TMeaning Find(SpelledTexts<StatusFold, TMeaning> words, string? word) => words.TryFind(word ?? string.Empty, out var meaning) ? meaning : default;

    private static SpelledTexts<StatusFold, TMeaning> Of(IReadOnlyList<StatusAlias<TMeaning>> words, Origin origin) => new(words.Where(w => w.Origin == origin).Select(static w => (w.Word, w.Meaning)));
}
