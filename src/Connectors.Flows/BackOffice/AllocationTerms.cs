namespace Connectors.Flows.BackOffice;

/// <summary>What holds for the stock of one warehouse.</summary>
/// <param name="Every">Time between two looks at it while somebody waits.</param>
/// <param name="ShownWithin">How long a warehouse order may be there before the warehouse's figures show what it takes.</param>
internal sealed record AllocationTerms(TimeSpan Every, TimeSpan ShownWithin);
