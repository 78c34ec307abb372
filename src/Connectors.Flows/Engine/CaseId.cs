namespace Connectors.Flows.Engine;

/// <summary>One thing being worked on: a flow and a key within it, written <c>order/bq:12345-A</c>.</summary>
/// <param name="Flow">Name of the flow, without a slash.</param>
/// <param name="Key">Key within the flow.</param>
public readonly record struct CaseId(string Flow, string Key)
{
    /// <summary>Reads the written form.</summary>
    /// <exception cref="FormatException">The text is not <c>flow/key</c>.</exception>
    public static CaseId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < text.Length - 1
            ? new CaseId(text[..slash], text[(slash + 1)..])
            : throw new FormatException($"'{text}' is not a case: 'flow/key' is expected.");
    }

    /// <summary>The written form, <c>flow/key</c>.</summary>
    public override string ToString() => $"{Flow}/{Key}";
}
