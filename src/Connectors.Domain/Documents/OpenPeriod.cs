namespace Connectors.Domain.Documents;

/// <summary>The days on which a ledger may be posted to.</summary>
/// <param name="From">The first day; null for no limit.</param>
/// <param name="Through">The last day; null for no limit.</param>
public readonly record struct OpenPeriod(DateOnly? From, DateOnly? Through);
