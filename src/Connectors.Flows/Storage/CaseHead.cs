using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>How far a case had come when an anchor was taken. Holds no personal data.</summary>
/// <param name="Case">The case.</param>
/// <param name="Version">Number of commits.</param>
/// <param name="JournalLength">Number of journal entries that were ever written.</param>
/// <param name="JournalHash">Hash of the last one; empty when there is none.</param>
/// <param name="Seal">What covers the case; empty for a case without one.</param>
/// <param name="IsClosed">Whether it was over.</param>
/// <param name="CommittedAt">When it was last committed, UTC; null before the first commit.</param>
public sealed record CaseHead(CaseId Case, long Version, long JournalLength, string JournalHash, string Seal, bool IsClosed, DateTimeOffset? CommittedAt);
