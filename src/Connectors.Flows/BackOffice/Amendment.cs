using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>A document that a rule of the host's own amended before it left.</summary>
/// <param name="Subject">Which document.</param>
/// <param name="By">The document, the rule and its version, as text.</param>
/// <param name="Why">What was amended, in the rule's own words.</param>
internal sealed record Amendment(string Subject, string By, string Why)
{
    /// <summary>What the journal says of it.</summary>
    public Note Note { get; } = new("rule.amended", $"{By}: {Why}");
}
