namespace Connectors.Flows.BackOffice;

/// <summary>What one order flow hears of a kind of systems.</summary>
/// <typeparam name="T">How it listens to one of them.</typeparam>
/// <param name="Items">One for each channel and system.</param>
internal sealed record Listeners<T>(IReadOnlyList<T> Items);
