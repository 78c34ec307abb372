namespace Connectors.Flows.Accounts;

/// <summary>Accounts whose rows are kept and that are about to be written.</summary>
/// <param name="Batch">Our own number of them.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Done">How many of them were written, or refused.</param>
/// <param name="At">When they were planned, UTC.</param>
internal sealed record PreparedAccounts(int Batch, int Rows, int Done, DateTimeOffset At);
