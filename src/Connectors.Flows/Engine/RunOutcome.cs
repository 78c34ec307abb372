using Connectors.Domain.Ports;

namespace Connectors.Flows.Engine;

/// <summary>How one run of an effect ended.</summary>
internal abstract record RunOutcome
{
    private RunOutcome()
    {
    }

    /// <summary>It came to a result.</summary>
    /// <param name="Result">What came of it.</param>
    /// <param name="MayHaveSent">Whether this run did it; false when it was found to be there.</param>
    public sealed record Done(EffectResult<string> Result, bool MayHaveSent) : RunOutcome;

    /// <summary>The port said why not.</summary>
    /// <param name="Failure">What it said.</param>
    /// <param name="MayHaveSent">Whether something may have been carried out all the same.</param>
    public sealed record Failed(PortException Failure, bool MayHaveSent) : RunOutcome
    {
        /// <summary>Whether the run had begun to act, so that it was no look-up that failed.</summary>
        public bool HasBegun { get; init; } = MayHaveSent;
    }

    /// <summary>Nobody planned for that.</summary>
    /// <param name="Type">Type of the exception; its message may quote anything.</param>
    /// <param name="MayHaveSent">Whether something may have been carried out all the same.</param>
    public sealed record Surprised(string Type, bool MayHaveSent) : RunOutcome;

    /// <summary>It took longer than it may, and was given up.</summary>
    /// <param name="Limit">The limit.</param>
    /// <param name="MayHaveSent">Whether something may have been carried out all the same.</param>
    public sealed record TookTooLong(TimeSpan Limit, bool MayHaveSent) : RunOutcome;

    /// <summary>It was stopped because the worker stops; whether something was carried out is not known here.</summary>
    public sealed record Stopped(bool MayHaveSent) : RunOutcome;
}
