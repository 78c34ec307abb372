namespace Connectors.Http.Internal;

/// <summary>What a call expects of a success. It reads the body within the attempt, so that an answer that is none can be asked for again.</summary>
internal interface IAnswer
{
    /// <summary>Reads the body of a success.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="body">All of it.</param>
    /// <returns>Null when it is what was promised.</returns>
    AnswerFault? Read(System.Net.HttpStatusCode status, ReadOnlySpan<byte> body);
}

/// <summary>Why a success is none.</summary>
/// <param name="What">What was found, for people.</param>
/// <param name="MayPass">Whether another answer may be whole: this one was cut, empty, or a page of something on the way.</param>
/// <param name="Cause">The reader's failure, without anything of the body; null when there is none.</param>
internal sealed record AnswerFault(string What, bool MayPass, Exception? Cause = null)
{
    /// <summary>Whether all that the operation answers is that it was done: then nobody knows whether it was.</summary>
    public bool IsOfAction { get; init; }
}
