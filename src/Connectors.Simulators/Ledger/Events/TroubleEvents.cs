namespace Connectors.Simulators.Ledger.Events;

/// <summary>Trouble was put there on purpose, or by a person: it explains that the step, and no other, waits for somebody.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="OrderId">The marketplace's order id; null for every order.</param>
/// <param name="Kind">What it is, for example <c>unmapped-carrier</c>.</param>
/// <param name="Step">The step that it explains, see <see cref="LedgerStep"/>.</param>
internal sealed record TroublePlanted(DateTimeOffset At, Actor By, string? OrderId, string Kind, string Step) : WorldEvent(At, By);

/// <summary>The trouble is mended: from now on it explains nothing.</summary>
internal sealed record TroubleEnded(DateTimeOffset At, Actor By, string? OrderId, string Kind) : WorldEvent(At, By);
