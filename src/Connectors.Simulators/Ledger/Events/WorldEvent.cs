namespace Connectors.Simulators.Ledger.Events;

/// <summary>Something that really happened at a vendor, whatever the callers were told. Holds values only, so that what is written stays as it was.</summary>
/// <param name="At">When, on the world's clock.</param>
/// <param name="By">Who did it.</param>
internal abstract record WorldEvent(DateTimeOffset At, Actor By)
{
    /// <summary>Its place in the book, given by the reader.</summary>
    public int Sequence { get; init; }
}
