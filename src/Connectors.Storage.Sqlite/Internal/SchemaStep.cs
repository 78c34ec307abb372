namespace Connectors.Storage.Sqlite.Internal;

/// <summary>What brings a file from the schema before to this one, with open cases in it.</summary>
/// <param name="Version">Number of the schema it leads to.</param>
/// <param name="Script">The statements, each ended by a semicolon; they run in one transaction with all other steps, foreign keys being checked at its end.</param>
internal sealed record SchemaStep(long Version, string Script);
