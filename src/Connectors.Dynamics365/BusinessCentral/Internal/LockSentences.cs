using System.Text.RegularExpressions;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// The sentences by which the ERP says that somebody else holds a lock. A message is one only if a whole sentence of it is: numbers and names of items and customers
/// stand in messages too, and a shop may well sell deadlocks.
/// </summary>
internal sealed partial class LockSentences
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    /// <summary>Compiled when the first message is read: that takes longer than all else that a client needs to start.</summary>
    private readonly Lazy<Regex[]> _sentences;

    /// <summary>Takes the sentences.</summary>
    /// <param name="sentences">Each a whole sentence, with <c>*</c> for what differs; its full stop may be left out.</param>
    public LockSentences(IEnumerable<string> sentences)
    {
        string[] kept = [.. sentences];
        _sentences = new(() => Array.ConvertAll(kept, Compile));
    }

    /// <summary>Whether a sentence of the text, outside of the values it quotes, is one of them.</summary>
    public bool Match(string? text)
    {
        if (text is null)
            return false;
        var bare = Bracketed().Replace(Quoted().Replace(text, "'value'"), "(value)");
        return Array.Exists(_sentences.Value, s => s.IsMatch(bare));
    }

    // What differs is short, and holds no sign by which a message brings in a field's value.
    private static Regex Compile(string sentence) => new(
        @"(?:^|[.!?]\s+)" + Regex.Escape(sentence.Trim().TrimEnd('.')).Replace(@"\*", "[^.!?()=:]{0,120}", StringComparison.Ordinal) + @"(?:[.!?]|\s*$)", Options);

    // An apostrophe within a word quotes nothing, and ends no quotation.
    [GeneratedRegex("(?<![A-Za-z])'(?:[^']|(?<=[A-Za-z])'(?=[A-Za-z]))*'(?![A-Za-z])|\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    // A value in brackets may hold brackets of its own.
    [GeneratedRegex(@"\((?>[^()]+|\((?<depth>)|\)(?<-depth>))*(?(depth)(?!))\)", RegexOptions.None, 1000)]
    private static partial Regex Bracketed();
}
