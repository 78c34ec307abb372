namespace Connectors.Flows.Engine.Polling;

/// <summary>How a poll works.</summary>
/// <param name="Name">Name of its flow.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="ClockTolerance">How much our clock and a system's may differ before a person must see it.</param>
internal sealed record PollOptions(string Name, Priority Priority, TimeSpan ClockTolerance);
