namespace Connectors.Flows.Engine;

/// <summary>What systems say, as much of it as is kept.</summary>
internal static class KeptWords
{
    private const int Most = 200;

    /// <summary>The beginning, where it is long.</summary>
    public static string Cut(string words) => words.Length > Most ? words[..Most] : words;
}
