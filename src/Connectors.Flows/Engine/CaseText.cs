namespace Connectors.Flows.Engine;

/// <summary>A state, input or effect as it is kept: text, and the number of the format that it is written in.</summary>
/// <param name="Content">The text; may hold personal data.</param>
/// <param name="Format">Number of the format, from 1.</param>
public readonly record struct CaseText(string Content, int Format = 1)
{
    /// <summary>Says the format, never what.</summary>
    public override string ToString() => $"format {Format}";
}
