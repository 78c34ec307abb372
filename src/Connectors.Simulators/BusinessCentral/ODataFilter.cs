using System.Globalization;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The part of <c>$filter</c> that the platform serves: comparisons, <c>and</c>, <c>or</c> on one field, three text functions, brackets; <c>in</c> in the newer dialect.</summary>
internal sealed class ODataFilter<T>
{
    private readonly List<string> _tokens;
    private readonly Func<string, Func<T, object?>?> _member;
    private readonly bool _newDialect;
    private int _at;
    private bool _unknownOperator;

    private ODataFilter(List<string> tokens, Func<string, Func<T, object?>?> member, bool newDialect)
    {
        _tokens = tokens;
        _member = member;
        _newDialect = newDialect;
    }

    /// <summary>Compiles the text; throws <see cref="FormatException"/> with a sentence for the caller.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="member">How a member is read; null when there is none of that name.</param>
    /// <param name="newDialect">Whether <c>in</c> is known.</param>
    /// <param name="ignoresUnknown">Whether a filter with an unknown operator selects everything instead of being refused.</param>
    public static Func<T, bool> Compile(string text, Func<string, Func<T, object?>?> member, bool newDialect, bool ignoresUnknown)
    {
        var parser = new ODataFilter<T>(Tokenise(text), member, newDialect);
        try
        {
            var (test, _) = parser.Or();
            return parser._at == parser._tokens.Count ? test : throw new FormatException($"Syntax error at '{parser._tokens[parser._at]}'.");
        }
        catch (FormatException) when (parser._unknownOperator && ignoresUnknown)
        {
            return static _ => true;
        }
    }

    private (Func<T, bool> Test, string? Field) Or()
    {
        var (test, field) = And();
        while (Take("or"))
        {
            var (other, otherField) = And();
            if (field is null || field != otherField)
                throw new FormatException("The 'OR' operator is not supported on distinct fields on an OData filter.");
            var left = test;
            test = row => left(row) || other(row);
        }

        return (test, field);
    }

    private (Func<T, bool> Test, string? Field) And()
    {
        var (test, field) = Term();
        while (Take("and"))
        {
            var (other, otherField) = Term();
            var left = test;
            test = row => left(row) && other(row);
            field = field == otherField ? field : null;
        }

        return (test, field);
    }

    private (Func<T, bool> Test, string? Field) Term()
    {
        if (Take("("))
        {
            var inside = Or();
            Expect(")");
            return inside;
        }

        var word = Next();
        if (word is "contains" or "startswith" or "endswith")
        {
            Expect("(");
            var name = Next();
            var text = Field(name);
            Expect(",");
            var part = Literal(Next()) as string ?? throw new FormatException($"The function '{word}' needs a text.");
            Expect(")");
            return (row => text(row) is string value && word switch
            {
                "contains" => value.Contains(part, StringComparison.OrdinalIgnoreCase),
                "startswith" => value.StartsWith(part, StringComparison.OrdinalIgnoreCase),
                _ => value.EndsWith(part, StringComparison.OrdinalIgnoreCase),
            }, name);
        }

        var field = Field(word);
        var op = Next();
        if (op == "in" && _newDialect)
            return (In(field), word);
        _unknownOperator = op is not ("eq" or "ne" or "gt" or "ge" or "lt" or "le");
        var literal = Literal(Next());
        Func<int, bool> holds = op switch
        {
            "eq" => static c => c == 0,
            "ne" => static c => c != 0,
            "gt" => static c => c > 0,
            "ge" => static c => c >= 0,
            "lt" => static c => c < 0,
            "le" => static c => c <= 0,
            _ => throw new FormatException($"The operator '{op}' is not known."),
        };
        return (row => holds(Compare(field(row), literal)), word);
    }

    private Func<T, bool> In(Func<T, object?> field)
    {
        var literals = new List<object>();
        Expect("(");
        do
            literals.Add(Literal(Next()));
        while (Take(","));
        Expect(")");
        return row => literals.Exists(l => Compare(field(row), l) == 0);
    }

    private Func<T, object?> Field(string name) =>
        _member(name) ?? throw new FormatException($"Could not find a property named '{name}'.");

    private static int Compare(object? value, object literal) => (value, literal) switch
    {
        (string a, string b) => string.Compare(a, b, StringComparison.OrdinalIgnoreCase),
        (ErpWord a, string b) => string.CompareOrdinal(a.Plain, ErpWord.Unescape(b)),
        (bool a, bool b) => a.CompareTo(b),
        (Guid a, Guid b) => a.CompareTo(b),
        (decimal a, decimal b) => a.CompareTo(b),
        (int a, decimal b) => ((decimal)a).CompareTo(b),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (DateOnly a, DateOnly b) => a.CompareTo(b),
        _ => throw new FormatException("A binary operator with incompatible types was detected."),
    };

    private static object Literal(string token)
    {
        if (token.StartsWith('\''))
            return token[1..^1].Replace("''", "'", StringComparison.Ordinal);
        if (token is "true" or "false")
            return token == "true";
        if (Guid.TryParse(token, out var id))
            return id;
        if (DateOnly.TryParseExact(token, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        if (token.Contains('T', StringComparison.Ordinal) && Call.ParseInstant(token) is { } instant)
            return instant;
        return decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"Unrecognized literal '{token}'.");
    }

    private bool Take(string token)
    {
        if (_at >= _tokens.Count || _tokens[_at] != token)
            return false;
        _at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
            throw new FormatException($"'{token}' is expected.");
    }

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw new FormatException("The filter ends too early.");

    private static List<string> Tokenise(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            if (text[i] is '(' or ')' or ',')
            {
                i++;
            }
            else if (text[i] == '\'')
            {
                // A doubled apostrophe stays inside the text.
                for (i++; i < text.Length && (text[i] != '\'' || (i + 1 < text.Length && text[i + 1] == '\'')); i++)
                {
                    if (text[i] == '\'')
                        i++;
                }

                if (i++ >= text.Length)
                    throw new FormatException("A text has no end.");
            }
            else
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')' or ',' or '\''))
                    i++;
            }

            tokens.Add(text[start..i]);
        }

        return tokens;
    }
}
