namespace Connectors.Flows.Rules;

/// <summary>What a host's rule decides about a document. A closed set; null lets it pass.</summary>
/// <typeparam name="T">The document.</typeparam>
public abstract record RuleVerdict<T>
    where T : class
{
    private RuleVerdict()
    {
    }

    /// <summary>The order waits here, and is looked at again now and then.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Hold(RuleReason Reason) : RuleVerdict<T>;

    /// <summary>The order goes on with another document. Before an acceptance there is none to amend: it holds as <c>rule.failed</c>.</summary>
    /// <param name="Document">The document as it is to be; look-ups compare with it.</param>
    /// <param name="Why">What was changed, for the journal; free of personal data.</param>
    public sealed record Amend(T Document, string Why) : RuleVerdict<T>;

    /// <summary>The order does not go on from here, whatever time passes: only another order, rule or person's word changes that.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Veto(RuleReason Reason) : RuleVerdict<T>;
}
