using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Returns;

/// <summary>Reads the vendors' words about returns. A word that the table does not know is refused, never guessed. Immutable and thread-safe.</summary>
/// <remarks>Known words do not allocate.</remarks>
public sealed class ReturnStatusMap
{
    private readonly FrozenDictionary<(string System, string Text), ReturnMeaning> _meanings;

    private ReturnStatusMap(ReturnStatusTable table)
    {
        Version = table.Version;
        _meanings = table.Rows.ToFrozenDictionary(static r => (r.System, r.Text), static r => r.Meaning);
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<ReturnStatusMap, RowError> Compile(ReturnStatusTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        var seen = new Dictionary<(string, string), int>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            check.Text(number, nameof(ReturnStatusAlias.System), row.System);
            if (check.Text(number, nameof(ReturnStatusAlias.Text), row.Text) && !seen.TryAdd((row.System, row.Text), number))
                check.Add(number, nameof(ReturnStatusAlias.Text), row.Text, string.Create(CultureInfo.InvariantCulture, $"a word once per system; row {seen[(row.System, row.Text)]} has it too"));
            if (row.Meaning == ReturnMeaning.Unspecified || !Enum.IsDefined(row.Meaning))
                check.Add(number, nameof(ReturnStatusAlias.Meaning), row.Meaning.ToString(), "a known meaning");
        }

        return check.Finish(() => new ReturnStatusMap(table));
    }

    /// <summary>What a system means by a word.</summary>
    /// <param name="system">The vendor.</param>
    /// <param name="text">Its word.</param>
    /// <returns>The meaning; <see cref="ReasonCatalogue.ReturnStatusUnknown"/> when the table does not have the word.</returns>
    public Outcome<ReturnMeaning> Read(string system, string text) =>
        _meanings.TryGetValue((system, text), out var meaning) ? meaning : new Refusal
        {
            Reason = ReasonCatalogue.ReturnStatusUnknown,
            Message = $"'{text}' is no word about returns that {system} is known to use.",
            Remedy = "Add the word with its meaning.",
            Facts = [new Fact("system", system), new Fact("word", text)],
            Table = "return words",
            TableVersion = Version,
        };
}
