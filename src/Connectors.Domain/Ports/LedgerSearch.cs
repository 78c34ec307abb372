using Connectors.Domain.Documents;

namespace Connectors.Domain.Ports;

/// <summary>Which lines of a ledger are looked for: those of some accounts, and those that name something.</summary>
/// <param name="Since">Only what was posted on this day or later; drafts of any day.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record LedgerSearch(DateOnly Since)
{
    /// <summary>Where they stand: whatever is posted to one of these ledger accounts is told. Targets of other kinds are not looked at. Never null.</summary>
    public IReadOnlyCollection<PostingTarget> Targets { get => field ?? []; init; }

    /// <summary>What they are called, on whatever account: lines whose document number is one of these texts, or whose text holds one. Never null.</summary>
    public IReadOnlyCollection<string> Names { get => field ?? []; init; }
}
