namespace Connectors.Simulators;

/// <summary>An order, a billing cycle or an offer that somebody holds, or held for a while, knowingly.</summary>
/// <param name="Order">Order id or order key; the id of a billing cycle; the SKU of an offer.</param>
/// <param name="Step">The one step that the hold explains, as in <see cref="OutstandingOrder.Step"/>; null when it is not said, so that it explains the step that comes next.</param>
/// <param name="Since">Since when, UTC; null is since ever.</param>
/// <param name="Until">Until when, UTC; null while it lasts.</param>
public sealed record LedgerHold(string Order, string? Step = null, DateTimeOffset? Since = null, DateTimeOffset? Until = null);
