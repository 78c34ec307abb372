namespace Connectors.Flows.Storage;

/// <summary>Open cases that wait for a worker.</summary>
/// <param name="Flow">Their flow.</param>
/// <param name="Connection">The connection their work is counted on.</param>
/// <param name="Format">The newest format among them.</param>
/// <param name="Count">How many.</param>
/// <param name="DueSince">Since when the oldest is due, UTC.</param>
public sealed record UnservedCases(string Flow, string Connection, int Format, long Count, DateTimeOffset DueSince)
{
    /// <summary>Which work waits, and since when.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} cases of {Flow} for {Connection}, format {Format}, due since {DueSince:u}");
}
