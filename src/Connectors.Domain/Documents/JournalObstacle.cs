namespace Connectors.Domain.Documents;

/// <summary>Something that is in the way of booking a journal.</summary>
/// <param name="Subject">What it is about, for example <c>LedgerAccount 7010</c> or <c>journal SETTLE</c>.</param>
/// <param name="Why">What is wrong, a sentence for people.</param>
public sealed record JournalObstacle(string Subject, string Why);
