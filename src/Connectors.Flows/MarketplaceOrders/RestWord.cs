using Connectors.Domain.Documents;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>A person's word that something of an order will not come, until it is carried out.</summary>
/// <param name="By">Who says so: a role or an account.</param>
/// <param name="At">When it was heard, UTC.</param>
/// <param name="Lines">What, in the offers that were bought; empty for all that has not left. Never null.</param>
/// <remarks>Value equality does not look into the lines.</remarks>
public sealed record RestWord(string By, DateTimeOffset At, IReadOnlyList<ConfirmedLine> Lines);
