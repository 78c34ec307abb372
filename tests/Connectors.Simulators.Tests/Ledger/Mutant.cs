using Connectors.Simulators.Ledger;

namespace Connectors.Simulators.Tests.Ledger;

/// <summary>A right history made wrong in one point, and the finding that it must have.</summary>
/// <param name="History">Which order.</param>
/// <param name="What">What is wrong with it now.</param>
/// <param name="Code">The finding.</param>
/// <param name="Make">Makes it wrong.</param>
internal sealed record Mutant(string History, string What, string Code, Action<HistoryEdit> Make)
{
    /// <summary>Changes what the seller says instead of what happened.</summary>
    public Func<AuditTerms, AuditTerms>? Terms { get; init; }

    public override string ToString() => $"{History}: {What}";
}
