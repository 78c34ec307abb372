namespace Connectors.Flows.Engine.Polling;

/// <summary>Where a poll stands, as <see cref="Storage.CaseView.Stage"/> shows it.</summary>
public static class PollStage
{
    /// <summary>It reads: the first run, or the next page of a later one, is due or under way.</summary>
    public const string Reading = "Reading";

    /// <summary>A run has read everything there was; the next is due when its interval has passed since.</summary>
    public const string Waiting = "Waiting";
}
